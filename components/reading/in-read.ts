import type { ThreadWire } from "@/domain/wire/thread";

/**
 * A thread as it stands in what is read, the text itself or a translation of it, by id; none where its words are of
 * another: it has its paragraph there, and no words.
 */
export const inRead = <Known extends Pick<ThreadWire, "placement" | "chosenIn">>(
  thread: Known,
  translation: string | null,
): Known[] => {
  const { chosenIn } = thread;
  if ((chosenIn?.id ?? null) !== translation) return [];
  return chosenIn ? [{ ...thread, placement: chosenIn }] : [thread];
};
