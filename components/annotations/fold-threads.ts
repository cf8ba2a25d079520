import type { Thread } from "./thread";

/** More beside one paragraph would push those of the next far from their passages. */
const BESIDE_ONE = 3;

type Open = {
  activeId: string | null;
  /** The paragraph whose threads were asked for. */
  shown: number | null;
};

export type Folded = { threads: Thread[]; more: { index: number; count: number }[] };

/**
 * Which threads stand in the margin: the first few of each paragraph, all of the one that was asked for, and the active one
 * always. Highlights without a word say what they have to say in the text, and stand here only when asked for.
 */
export function foldThreads(all: readonly Thread[], { activeId, shown }: Open): Folded {
  const besides = new Map<number, Thread[]>();
  for (const thread of all) {
    const index = thread.placement.index ?? 0;
    const isAsked = thread.id === activeId || index === shown;
    if (thread.posts.length === 0 && !isAsked && thread.sending === null) continue;
    besides.set(index, [...(besides.get(index) ?? []), thread]);
  }
  const threads: Thread[] = [];
  const more: Folded["more"] = [];
  for (const [index, beside] of besides) {
    const isOpen = index === shown || beside.length <= BESIDE_ONE + 1;
    const shownOnes = isOpen ? beside : beside.filter(({ id }, at) => at < BESIDE_ONE || id === activeId);
    threads.push(...shownOnes);
    if (shownOnes.length < beside.length) more.push({ index, count: beside.length - shownOnes.length });
  }
  return { threads, more };
}
