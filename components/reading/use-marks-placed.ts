import { useEffect, useRef, useState } from "react";
import { SECTION } from "@/domain/editions";
import type { Thread } from "../annotations/thread";
import type { Painter } from "./highlights";
import { SECTION_CAME } from "./load-section";
import { layersOf, type Mark, marksOf } from "./marks";
import { isAway, paragraphAt, sectionAt, wordsOf } from "./text-places";

/** Milliseconds at a stretch: half a frame, so that the page goes on answering. */
const SLICE = 8;

const lengthAt = (index: number, isBeside: boolean | undefined): number =>
  wordsOf(paragraphAt(index), isBeside)?.textContent?.length ?? 0;

/**
 * Keeps the marks on the text, section by section: what is on the screen first and at once, the rest while nothing else is
 * to do. Gives the marks that may lie over a paragraph.
 */
export function useMarksPlaced(
  painter: Painter | null,
  annotations: readonly Thread[],
  memberId: string | null,
): (index: number) => readonly Mark[] {
  const [placing] = useState(() => marksPlacing());

  useEffect(() => {
    if (!painter) return;
    placing.start(painter, memberId);
    const text = document.getElementById("text");
    const came = ({ detail }: CustomEventInit<HTMLElement>) =>
      placing.sectionCame(Number(detail?.dataset.from));
    text?.addEventListener(SECTION_CAME, came);
    return () => {
      text?.removeEventListener(SECTION_CAME, came);
      placing.stop();
    };
  }, [placing, painter, memberId]);

  useEffect(() => {
    if (painter) placing.update(annotations);
  }, [placing, painter, annotations]);

  return useRef(placing.marksNear).current;
}

function marksPlacing() {
  let painter: Painter | null = null;
  let memberId: string | null = null;
  let threads = new Map<number, Thread[]>();
  const marks = new Map<number, Mark[]>();
  const waiting = new Set<number>();
  let isPlacing = false;

  function update(annotations: readonly Thread[]) {
    const now = bySection(annotations);
    for (const section of new Set([...threads.keys(), ...now.keys()]))
      if (!isSame(threads.get(section), now.get(section))) waiting.add(section);
    threads = now;
    void placeWaiting();
  }

  /** Marks that begin before may reach into it. */
  function sectionCame(from: number) {
    waiting.add(Math.floor(from / SECTION));
    for (const [section, own] of marks)
      if (own.some(({ stretch }) => stretch.endIndex >= from)) waiting.add(section);
    void placeWaiting();
  }

  async function placeWaiting() {
    if (isPlacing || waiting.size === 0) return;
    isPlacing = true;
    let began = performance.now();
    for (let section = nextWaiting(waiting); section !== null; section = nextWaiting(waiting)) {
      waiting.delete(section);
      const own = marksOf(threads.get(section) ?? [], memberId, lengthAt);
      marks.set(section, own);
      for (const _ of painter?.place(section, layersOf(own)) ?? []) {
        if (performance.now() - began < SLICE) continue;
        await idle();
        began = performance.now();
      }
      performance.mark("colloquy:marks");
    }
    isPlacing = false;
    performance.mark("colloquy:marks-all");
  }

  return {
    start(by: Painter, as: string | null) {
      painter = by;
      memberId = as;
      for (const section of threads.keys()) waiting.add(section);
      void placeWaiting();
    },
    stop() {
      painter = null;
      waiting.clear();
    },
    update,
    sectionCame,
    marksNear(index: number): readonly Mark[] {
      const section = Math.floor(index / SECTION);
      return [...(marks.get(section - 1) ?? []), ...(marks.get(section) ?? [])];
    },
  };
}

function bySection(annotations: readonly Thread[]): Map<number, Thread[]> {
  const sections = new Map<number, Thread[]>();
  for (const thread of annotations) {
    const { index } = thread.placement;
    if (index === null) continue;
    const section = Math.floor(index / SECTION);
    const inside = sections.get(section);
    if (inside) inside.push(thread);
    else sections.set(section, [thread]);
  }
  return sections;
}

/** Threads that have not changed are the same objects. */
const isSame = (one: Thread[] | undefined, other: Thread[] | undefined): boolean =>
  one?.length === other?.length && (one ?? []).every((thread, at) => thread === other?.[at]);

/** The one nearest to the window among those that are in the page; the others wait until they come. */
function nextWaiting(waiting: ReadonlySet<number>): number | null {
  let nearest: { section: number; distance: number } | null = null;
  for (const section of waiting) {
    const element = sectionAt(section * SECTION);
    if (!element || isAway(element)) continue;
    const { top, bottom } = element.getBoundingClientRect();
    const distance = Math.max(0, top - window.innerHeight, -bottom);
    if (!nearest || distance < nearest.distance) nearest = { section, distance };
  }
  return nearest?.section ?? null;
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: 100 });
    else setTimeout(resolve, 0);
  });
