import { useCallback, useEffect, useRef, useState } from "react";
import { indexOf, isInBeside, paragraphAround, paragraphAt, wordsOf } from "./text-places";
import { chosenFrom, nodeAt } from "./text-points";
import { edgesOf, stepWords, type Word, type WordChoice, type WordStep, wordsIn } from "./word-steps";

/** How many paragraphs further a choice made by keys may reach: more is chosen by the number of the last. */
const REACH = 10;

const STEPS: Record<string, { plain: WordStep; extended: WordStep }> = {
  ArrowRight: { plain: "next", extended: "extend-next" },
  ArrowLeft: { plain: "previous", extended: "extend-previous" },
  ArrowDown: { plain: "extend-to-end", extended: "extend-to-end" },
};

const MIRRORED: Record<string, string> = { ArrowRight: "ArrowLeft", ArrowLeft: "ArrowRight" };

type Going = { paragraphs: HTMLElement[]; isBeside: boolean; words: Word[]; choice: WordChoice };

/** Side by side: in which column. */
type Choosing = { isBeside: boolean };

/** Choosing words by keys alone, from the paragraph that has the focus: `begin`, then arrows; `v` goes to the other column, Escape ends. */
export function useWordChoice(): { choosing: Choosing | null; begin: () => boolean } {
  const going = useRef<Going | null>(null);
  const [choosing, setChoosing] = useState<Choosing | null>(null);

  const end = useCallback(() => {
    going.current = null;
    setChoosing(null);
    window.getSelection()?.removeAllRanges();
  }, []);

  const beginAt = useCallback((first: HTMLElement | undefined, isBeside: boolean) => {
    const begun = first && goingFrom(first, isBeside);
    if (!begun) return false;
    going.current = begun;
    select(begun);
    setChoosing({ isBeside });
    return true;
  }, []);

  const begin = useCallback(() => {
    const first = paragraphAround(document.activeElement);
    return beginAt(first ?? undefined, isInBeside(document.activeElement));
  }, [beginAt]);

  // Both listen all the time: whoever types fast is ahead of what is drawn.
  useEffect(() => {
    function step(event: KeyboardEvent) {
      const now = going.current;
      if (!now || event.altKey || event.ctrlKey || event.metaKey) return;
      const column = wordsOf(now.paragraphs[0], now.isBeside);
      const isMirrored = column && getComputedStyle(column).direction === "rtl";
      const steps = STEPS[(isMirrored && MIRRORED[event.key]) || event.key];
      if (event.key === "Escape") end();
      else if (event.key === "v" && column?.parentElement?.querySelector(".beside"))
        beginAt(paragraphOf(now), !now.isBeside);
      else if (steps) {
        now.choice = stepWords(now.choice, event.shiftKey ? steps.extended : steps.plain, now.words);
        select(now);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("keydown", step, { capture: true });
    return () => window.removeEventListener("keydown", step, { capture: true });
  }, [end, beginAt]);

  useEffect(() => {
    const stop = () => {
      if (!going.current || !window.getSelection()?.isCollapsed) return;
      going.current = null;
      setChoosing(null);
    };
    document.addEventListener("selectionchange", stop);
    return () => document.removeEventListener("selectionchange", stop);
  }, []);

  return { choosing, begin };
}

/** From a paragraph on, at its first word; null where there is none. */
function goingFrom(first: HTMLElement, isBeside: boolean): Going | null {
  const from = indexOf(first);
  const paragraphs = Array.from({ length: REACH }, (_, step) => paragraphAt(from + step)).filter(
    (paragraph) => paragraph !== null,
  );
  const language = wordsOf(first, isBeside)?.closest<HTMLElement>("[lang]")?.lang;
  const words = wordsIn(chosenFrom(paragraphs, isBeside), language);
  return words.length === 0 ? null : { paragraphs, isBeside, words, choice: { anchor: 0, focus: 0 } };
}

/** The one where the choice has come to. */
const paragraphOf = ({ paragraphs, words, choice }: Going): HTMLElement | undefined =>
  paragraphs[words[choice.focus]?.paragraph ?? 0];

function select({ paragraphs, isBeside, words, choice }: Going) {
  const edges = edgesOf(choice, words);
  if (!edges) return;
  const [first, last] = [edges.from, edges.to].map(({ paragraph }) =>
    wordsOf(paragraphs[paragraph], isBeside),
  );
  const start = first && nodeAt(first, edges.from.start, true);
  const end = last && nodeAt(last, edges.to.end, false);
  if (!start || !end) return;
  window.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  const moving = choice.focus < choice.anchor ? start : end;
  moving.node.parentElement?.scrollIntoView({ block: "nearest" });
}
