import type { ComposerPlace } from "../reading/room-state";

/** Under which the words of a composer are kept: whose they are, and about which words. */
export function draftKeyOf(userId: string, readingId: string, { passage }: ComposerPlace): string {
  if ("selectors" in passage) return `${userId}/${readingId}/new`;
  const { paragraph, start, quote, translation } = passage;
  const of = translation ? ` in ${translation}` : "";
  return `${userId}/${readingId}/new/${paragraph}/${quote === undefined ? "all" : `${start ?? 0}+${quote.length}${of}`}`;
}

/** All that one person has begun in one reading. */
export const draftsOf = (userId: string, readingId: string): string => `${userId}/${readingId}/`;

export const replyKeyOf = (userId: string, readingId: string, threadId: string, postId: string | null) =>
  `${draftsOf(userId, readingId)}reply/${threadId}/${postId ?? ""}`;

export const editKeyOf = (userId: string, readingId: string, postId: string) =>
  `${draftsOf(userId, readingId)}edit/${postId}`;
