import { database } from "@/db/client";
import {
  claimAnswers,
  findPostAfter,
  listAnswered,
  listReadingsWithNews,
  setAnswersNoticed,
} from "@/db/queries/answers";
import { findLastNumber } from "@/db/queries/events";
import { isAnyMentionWaiting, listMentionedIn, takeWaitingMentions } from "@/db/queries/mention-notices";
import { addNotices } from "@/db/queries/notices";
import { inTransaction } from "@/db/transaction";

const READINGS_AT_ONCE = 100;
const POSTS_AT_ONCE = 500;

/**
 * Tells people of answers to what they wrote, and of posts that mention them, reading by reading and in the order of its events. How far it has come is
 * kept in the transaction that tells them: so once, whichever instance looks, and also after one has died. True when
 * there may be more.
 */
export async function noteAnswers(now = new Date()): Promise<boolean> {
  const places = await listReadingsWithNews(database(), READINGS_AT_ONCE);
  let isCut = places.length === READINGS_AT_ONCE;
  for (const place of places) isCut = (await noteAnswersIn(place, now)) || isCut;
  await noteWaitingMentions(now);
  return isCut;
}

/** See-rules are met by what somebody writes, and by time alone. */
async function noteWaitingMentions(now: Date): Promise<void> {
  if (!(await isAnyMentionWaiting(database()))) return;
  await inTransaction(async (tx) => addNotices(tx, await takeWaitingMentions(tx, now), now));
}

async function noteAnswersIn(place: { groupId: string; readingId: string }, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const after = await claimAnswers(tx, place);
    if (after === null) return false;
    // Read before the posts are: whatever has a number up to it is committed by then.
    const last = await findLastNumber(tx, place.readingId);
    const cut = await findPostAfter(tx, place, { after, posts: POSTS_AT_ONCE });
    const through = Math.min(cut ?? last, last);
    await addNotices(tx, await listAnswered(tx, place, { after, through }), now);
    await addNotices(tx, await listMentionedIn(tx, place, { after, through }), now);
    await setAnswersNoticed(tx, place, through);
    return through < last;
  });
}
