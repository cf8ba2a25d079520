import type { Thread } from "../annotations/thread";
import type { Counts } from "./opening";

type Reader = {
  /** The furthest paragraph that they have had before them, by its index; -1 for none. */
  readThrough: number;
  memberId: string | null;
  /** The thread that they have opened: whoever follows a link to it wants to see it. */
  activeId: string | null;
};

/** Those that do not tell a reader what is said beyond their place; what they said themselves is no spoiler. */
export const threadsReadTo = (threads: Thread[], { readThrough, memberId, activeId }: Reader): Thread[] =>
  threads.filter(
    ({ id, author, placement: { index } }) =>
      index === null ||
      index <= readThrough ||
      id === activeId ||
      (author !== null && author.id === memberId),
  );

export const countsReadTo = (counts: Counts, readThrough: number): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([index]) => Number(index) <= readThrough));
