import { emailSchema, handleFrom, handleIn, nameSchema } from "./accounts";
import type { RosterLine } from "./formats/roster-csv";
import { INVITABLE_ROLES } from "./invitations";

/** What becomes of a row: the first two are done, the others are told and left out. */
export const VERDICTS = [
  "invite",
  "print",
  "member",
  "invited",
  "named-already",
  "twice",
  "wrong-address",
  "wrong-name",
  "wrong-handle",
  "wrong-role",
] as const;
export type Verdict = (typeof VERDICTS)[number];

export type InvitableRole = (typeof INVITABLE_ROLES)[number];

export type JudgedLine = RosterLine & { verdict: Verdict };

/** All in lower case: handles that members bear here; names and handles that the group's roster has given; addresses. */
export type KnownPeople = {
  handles: ReadonlySet<string>;
  made: readonly { name: string; handle: string }[];
  members: ReadonlySet<string>;
  invited: ReadonlySet<string>;
};

/** As it is judged, and as it is sent. */
export const addressIn = ({ email }: RosterLine): string => email.normalize();

/** Nothing is a member. */
export const roleIn = ({ role }: RosterLine): InvitableRole | null =>
  role === "" ? "member" : (INVITABLE_ROLES.find((one) => one === role.toLowerCase()) ?? null);

/** A handle that was asked for, as it would be made; empty where none was. */
const handleOf = ({ handle }: RosterLine): string => (handle === "" ? "" : (handleIn(handle) ?? ""));

/** Of rows that mean the same person the first is taken. */
export function judgeRoster(lines: readonly RosterLine[], known: KnownPeople): JudgedLine[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    const verdict = wrongIn(line) ?? verdictFor(line, known);
    const key = keyOf(line);
    const isTwice = seen.has(key);
    if (wrongIn(line) === null) seen.add(key);
    return { ...line, verdict: isTwice && wrongIn(line) === null ? "twice" : verdict };
  });
}

function wrongIn(line: RosterLine): Verdict | null {
  if (line.email !== "" && !emailSchema.safeParse(line.email).success) return "wrong-address";
  if (line.email === "" || line.name !== "")
    if (!nameSchema.safeParse(line.name).success) return "wrong-name";
  if (line.handle !== "" && !isHandle(handleOf(line))) return "wrong-handle";
  return roleIn(line) === null ? "wrong-role" : null;
}

const isHandle = (handle: string): boolean => handle !== "" && handleFrom(handle) === handle;

/** Without an address a handle tells two people of the same name apart. */
const keyOf = (line: RosterLine): string => {
  if (line.email !== "") return `address ${addressIn(line).toLowerCase()}`;
  const handle = handleOf(line);
  return handle === "" ? `name ${nameOf(line)}` : `handle ${handle}`;
};

const nameOf = ({ name }: RosterLine): string => (nameSchema.safeParse(name).data ?? "").toLowerCase();

function verdictFor(line: RosterLine, known: KnownPeople): Verdict {
  if (line.email !== "") {
    const address = addressIn(line).toLowerCase();
    if (known.members.has(address)) return "member";
    return known.invited.has(address) ? "invited" : "invite";
  }
  const handle = handleOf(line);
  if (known.handles.has(handle)) return "member";
  const isMade = known.made.some(
    (one) => one.name === nameOf(line) && (handle === "" || isNumbered(one.handle, handle)),
  );
  return isMade ? "named-already" : "print";
}

/** What somebody was given when the handle that was asked for was taken. */
const isNumbered = (given: string, asked: string): boolean =>
  given.startsWith(`${asked}-`) && /^\d+$/.test(given.slice(asked.length + 1));
