import type { Body } from "@/domain/bodies/body-schema";
import { linksIn } from "@/domain/bodies/links-in";
import { looksLikeSpam, spamCheckUrl } from "@/lib/spam-check";

type Words = { body: Body; text: string; isReply: boolean };

/** What a write throws, before it has written anything, when all else would show the words. */
class NotAsked extends Error {
  constructor(readonly words: Words) {
    super("The spam check has not been asked yet");
  }
}

/** Where words would be shown: what the spam check found, which a write that knows nothing of it yet has asked first. */
export function isFoundSpam(words: Words, verdict: boolean | undefined): boolean {
  if (spamCheckUrl() === null) return false;
  if (verdict === undefined) throw new NotAsked(words);
  return verdict;
}

/**
 * A write whose words may have to be shown to the spam check, which others must not wait for: it is asked when the write
 * has given back its transaction, and then the write is done over with the verdict.
 */
export async function askingSpamCheck<Result>(
  write: (verdict: boolean | undefined) => Promise<Result>,
): Promise<Result> {
  try {
    return await write(undefined);
  } catch (thrown) {
    if (!(thrown instanceof NotAsked)) throw thrown;
    const { text, body, isReply } = thrown.words;
    const words = [text, ...linksIn(body)].join("\n");
    return write(await looksLikeSpam(words, isReply ? "reply" : "forum-post"));
  }
}
