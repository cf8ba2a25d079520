import { randomInt } from "node:crypto";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { findTakenName, giveName, giveNameBack } from "@/db/queries/given-names";
import { listNamesBorne, lockNames } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { handleFrom } from "@/domain/accounts";
import type { ThingJudgement } from "@/domain/flagging";
import type { Granted } from "@/domain/granted";
import type { Pseudonym } from "@/domain/groups";
import { Conflict } from "@/domain/problems";
import { isLikeOneOf } from "@/domain/pseudonyms";
import { actorOf } from "@/domain/viewer";
import { authorOf, type MemberAccess } from "../access";
import { takeHandle } from "../accounts/take-handle";

type MayJudge = Granted<MemberAccess, "member.judge-name">;

/** In words for people: “Member 4821”. */
export type GivenName = (number: string) => string;

/**
 * Takes the name away that a member bears here, and what goes with it: they bear a neutral one until they choose another;
 * gives it back; or keeps it. The account's own name, which other groups know, is nobody's to change. Answers whose it is.
 * @throws Conflict where another name is borne by now, or what was taken is another's
 */
export async function judgeName(
  tx: Transaction,
  access: MayJudge,
  name: string,
  { decision, note, itemId }: ThingJudgement,
  givenName: GivenName,
): Promise<{ userId: string }> {
  const { viewer, group, member } = access;
  if (decision === "rename") {
    if (member.name !== name) throw new Conflict("review.stands-otherwise");
    await giveName(tx, member, await findFreeName(tx, access, givenName));
  }
  if (decision === "restore") await giveBack(tx, access, name);
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: decision, subject: "name", by: authorOf(access), itemId },
    about: { id: member.id, name },
    reason: note,
  });
  if (decision !== "keep")
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.renamed",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: member.id, to: { isNameTaken: decision === "rename" } },
    });
  return member;
}

async function giveBack(tx: Transaction, access: MayJudge, name: string): Promise<void> {
  const { group, member } = access;
  const taken = await findTakenName(tx, member);
  if (!taken?.isBorne || taken.name !== name) throw new Conflict("review.stands-otherwise");
  if (taken.handle === null) return giveNameBack(tx, member, { name, handle: null });
  await lockNames(tx, group.id);
  const handle = await takeHandle(tx, taken.handle);
  const borne = await listNamesBorne(tx, access, member.userId);
  if (isLikeOneOf({ name, handle }, borne, [])) throw new Conflict("member.name-taken");
  await giveNameBack(tx, member, { name, handle });
}

/** Nobody else’s. A few tries are enough for any group. */
async function findFreeName(tx: Transaction, access: MayJudge, givenName: GivenName): Promise<Pseudonym> {
  const { group, member } = access;
  await lockNames(tx, group.id);
  const borne = await listNamesBorne(tx, access, member.userId);
  for (let digits = 4; digits < 14; digits++) {
    const name = givenName(String(randomInt(10 ** (digits - 1), 10 ** digits)));
    const given = { name, handle: await takeHandle(tx, handleFrom(name)) };
    if (!isLikeOneOf(given, [...borne, member], [])) return given;
  }
  throw new Error("No name was found that nobody bears");
}
