import { NEW_MEMBER } from "./limits";

/** From one time of the group's clocks to another (`22:00`), over midnight where the second is no later. */
export type QuietHours = { from: string; until: string };

/** What a group has chosen so that its talk does not go wrong in the first place; the rules are in `posting-pace.ts`. */
export type PaceSettings = {
  /** With `first-posts`: no longer than for so many days as a member; null where only posts count. */
  firstDays: number | null;
  /** Seconds from one post of a member to the next. */
  secondsBetween: number | null;
  /** Posts of a new member within a day, and for how many days one is new. */
  newPostsADay: number | null;
  newDays: number;
  /** From this instant on nobody begins threads or replies; RFC 3339. */
  closesAt: string | null;
  /** Replies end with the time that an assignment gives them. */
  repliesClose: boolean;
  quietHours: QuietHours | null;
  /** The same words of a member again within a day are refused. */
  refusesRepeats: boolean;
  /** Many posts of a member in a short time wait. */
  holdsFloods: boolean;
  /** What the site's spam check takes for spam waits. */
  asksSpamCheck: boolean;
};

export const UNPACED: PaceSettings = {
  firstDays: null,
  secondsBetween: null,
  newPostsADay: null,
  newDays: NEW_MEMBER.usualDays,
  closesAt: null,
  repliesClose: false,
  quietHours: null,
  refusesRepeats: false,
  holdsFloods: false,
  asksSpamCheck: false,
};
