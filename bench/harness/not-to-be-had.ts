import type { Missing } from "./questions";

/** Others that were measured once, by hand, and that nobody can have by installing a package. */
export const NOT_TO_BE_HAD: readonly Missing[] = [
  { who: "NodeBB", how: "no package of npm or Debian installs the forum" },
  { who: "MIT NB", how: "neither npm nor Debian has it" },
  { who: "CommentPress", how: "Debian has WordPress without it" },
];
