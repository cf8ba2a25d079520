import { database, type Transaction } from "@/db/client";
import { type NewEvent, recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { admitMember } from "@/db/queries/members";
import { insertRostered } from "@/db/queries/rostered";
import { inTransaction } from "@/db/transaction";
import { handleFrom, nameSchema } from "@/domain/accounts";
import type { RosterLine } from "@/domain/formats/roster-csv";
import type { Granted } from "@/domain/granted";
import { ROSTERED } from "@/domain/limits";
import { Problem } from "@/domain/problems";
import { addressIn, type JudgedLine, roleIn } from "@/domain/roster";
import { actorOf, type Viewer } from "@/domain/viewer";
import { newInvitation } from "@/domain/wire/invitation";
import type { RosterWire } from "@/domain/wire/roster";
import { accessGroup, type GroupAccess } from "../access";
import { makeAccount } from "../accounts/make-account";
import { addInvitation } from "../invitations/add-invitation";
import { spend } from "../limits/spend";
import { judgeLines, linesOfRoster } from "./read-roster";

type Row = RosterWire["rows"][number];

/**
 * Invites those of a list who have an address, one by one as if each had been typed, and makes accounts for those who have
 * none. What does not fit is told and left out. Sent again, it does what is left to do.
 */
export async function addRoster(
  viewer: Viewer,
  slug: string,
  words: string,
  { isDryRun = false }: { isDryRun?: boolean | undefined } = {},
): Promise<RosterWire> {
  const access = await accessGroup(database(), viewer, slug, "group.add-roster");
  const { lines, ignored } = linesOfRoster(words);
  const judged = await judgeLines(database(), access, lines);
  if (isDryRun) return { isDryRun, ignored, rows: judged.map((line) => rowOf(line)) };
  const rows = await makeAccounts(viewer, slug, lines, judged);
  for (const [at, row] of rows.entries())
    if (row.verdict === "invite") rows[at] = await invite(viewer, slug, row);
  return { isDryRun, ignored, rows };
}

const rowOf = (line: JudgedLine, done: Partial<Row> = {}): Row => ({
  ...line,
  problem: null,
  url: null,
  member: null,
  ...done,
});

/** All of them or none. Nobody is made twice by two lists at once: of the rows it is judged again, alone. */
async function makeAccounts(
  viewer: Viewer,
  slug: string,
  lines: readonly RosterLine[],
  before: readonly JudgedLine[],
): Promise<Row[]> {
  const wanted = before.filter(({ verdict }) => verdict === "print").length;
  if (wanted === 0) return before.map((line) => rowOf(line));
  const userId = actorOf(viewer);
  if (userId) await spend(`rostered:${userId}`, ROSTERED, "roster.too-many", wanted);
  return inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.add-roster");
    const judged = await judgeLines(tx, access, lines);
    const rows = judged.map((line) => rowOf(line));
    // By their handles, so that two lists with the same names wait for each other and not in a circle.
    const waiting = [...judged.entries()].filter(([, { verdict }]) => verdict === "print");
    const inOrder = waiting.toSorted(([, one], [, other]) =>
      wantedHandle(one) < wantedHandle(other) ? -1 : 1,
    );
    for (const [at, line] of inOrder) rows[at] = await takeIn(tx, access, line);
    const joined = rows.flatMap(({ member }): NewEvent[] =>
      member === null
        ? []
        : [
            {
              streamId: access.group.id,
              kind: "member.joined",
              groupId: access.group.id,
              byUserId: actorOf(viewer),
              subject: { memberId: member, to: { isRostered: true } },
            },
          ],
    );
    for (const event of joined) await recordEvent(tx, event);
    return rows;
  });
}

const wantedHandle = ({ handle, name }: JudgedLine): string => handleFrom(handle || nameSchema.parse(name));

async function takeIn(
  tx: Transaction,
  access: Granted<GroupAccess, "group.add-roster">,
  line: JudgedLine,
): Promise<Row> {
  const name = nameSchema.parse(line.name);
  const asked = line.handle === "" ? {} : { handle: line.handle };
  const { id, handle } = await makeAccount(tx, { email: null, name, passwordHash: null, ...asked });
  const member = await admitMember(
    tx,
    access.group.id,
    { id, name, handle },
    { role: roleIn(line) ?? "member", state: "active", givenAt: "now" },
  );
  if (!member) throw new Error("An account that was just made has a place already");
  await insertRostered(tx, access, member.id);
  return rowOf(line, { handle, member: member.id });
}

/** One that cannot be sent now keeps no other from being sent. */
async function invite(viewer: Viewer, slug: string, row: Row): Promise<Row> {
  const terms = newInvitation.parse({ email: addressIn(row), role: roleIn(row) ?? "member" });
  try {
    return { ...row, url: (await addInvitation(viewer, slug, terms)).url };
  } catch (thrown) {
    if (thrown instanceof Problem) return { ...row, problem: thrown.code };
    throw thrown;
  }
}
