import type { ComposerPlace } from "../reading/room-state";

/** Under which the words of a composer are kept: whose they are, and about which words. */
export function draftKeyOf(userId: string, readingId: string, { passage }: ComposerPlace): string {
  if ("selectors" in passage) return `${userId}/${readingId}/new`;
  const { paragraph, start, quote } = passage;
  return `${userId}/${readingId}/new/${paragraph}/${quote === undefined ? "all" : `${start ?? 0}+${quote.length}`}`;
}
