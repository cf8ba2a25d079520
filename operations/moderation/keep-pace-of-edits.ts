import type { Transaction } from "@/db/client";
import type { LockedThread } from "@/db/queries/annotations";
import { listWordsSince } from "@/db/queries/posting-pace";
import { secondsSinceOwnPost } from "@/db/queries/threads";
import { isMending, sameWords } from "@/domain/posting-pace";
import { TooMany } from "@/domain/problems";
import { authorOf, type PostAccess } from "../access";
import { refuseRepeat } from "./keep-pace";

type Worded = Awaited<ReturnType<typeof listWordsSince>>[number];

/**
 * For words put in place of others, the thread being held: a slip is mended at any time, but what is new is held against
 * the rules as a post would be. Answers whether it is only mended. The time between posts is none between edits: whoever
 * has sent too early goes on at once. @throws TooMany before one's turn in a slow thread, Conflict for what was said before
 */
export async function keepPaceOfEdits(
  tx: Transaction,
  access: PostAccess,
  { slowMinutes }: Pick<LockedThread, "slowMinutes">,
  text: string,
): Promise<{ isMending: boolean }> {
  const { group, annotation, looker, post } = access;
  const { refusesRepeats, holdsFloods } = group.moderation;
  const isAsked = slowMinutes > 0 || refusesRepeats || holdsFloods;
  if (!isAsked || looker.moderates || annotation.audience === "me") return { isMending: true };
  const author = authorOf(access);
  const words = await listWordsSince(tx, { groupId: group.id, id: post.id }, slowMinutes);
  const stands = words.at(-1)?.text ?? "";
  if (sameWords(text) !== sameWords(stands))
    await refuseRepeat(tx, access, author, text, { besides: post.id });
  if (slowMinutes > 0) {
    const since = await secondsSinceOwnPost(tx, annotation.id, author);
    refuseBeforeTurn(slowMinutes * 60, since, words, text);
  }
  return { isMending: isMending(stands, text) };
}

/** What was added since is a turn that was taken, in however many steps, and can be mended itself. */
function refuseBeforeTurn(seconds: number, since: number | null, words: Worded[], text: string): void {
  const [stood] = words;
  const taken = stood && words.find((later) => !isMending(stood.text, later.text));
  if (isMending((taken ?? stood)?.text ?? "", text)) return;
  const left = Math.ceil(seconds - Math.min(since ?? seconds, taken?.age ?? seconds));
  if (left > 0) throw new TooMany("posting.slow", left);
}
