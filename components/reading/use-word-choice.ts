import { useCallback, useEffect, useRef, useState } from "react";
import { indexOf, paragraphAround, paragraphAt, wordsOf } from "./text-places";
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

type Going = { paragraphs: HTMLElement[]; words: Word[]; choice: WordChoice };

/** Choosing words by keys alone, from the paragraph that has the focus: `begin`, then arrows; Escape ends. */
export function useWordChoice(): { isChoosing: boolean; begin: () => boolean; end: () => void } {
  const going = useRef<Going | null>(null);
  const [isChoosing, setIsChoosing] = useState(false);

  const end = useCallback(() => {
    going.current = null;
    setIsChoosing(false);
    window.getSelection()?.removeAllRanges();
  }, []);

  const begin = useCallback(() => {
    const first = paragraphAround(document.activeElement);
    if (!first) return false;
    const from = indexOf(first);
    const paragraphs = Array.from({ length: REACH }, (_, step) => paragraphAt(from + step)).filter(
      (paragraph) => paragraph !== null,
    );
    const language = first.closest<HTMLElement>("[lang]")?.lang;
    const words = wordsIn(chosenFrom(paragraphs), language);
    if (words.length === 0) return false;
    going.current = { paragraphs, words, choice: { anchor: 0, focus: 0 } };
    select(going.current);
    setIsChoosing(true);
    return true;
  }, []);

  useEffect(() => {
    if (!isChoosing) return;
    function step(event: KeyboardEvent) {
      const now = going.current;
      if (!now || event.altKey || event.ctrlKey || event.metaKey) return;
      const isMirrored = now.paragraphs[0] && getComputedStyle(now.paragraphs[0]).direction === "rtl";
      const steps = STEPS[(isMirrored && MIRRORED[event.key]) || event.key];
      if (event.key === "Escape") end();
      else if (steps) {
        now.choice = stepWords(now.choice, event.shiftKey ? steps.extended : steps.plain, now.words);
        select(now);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("keydown", step, { capture: true });
    return () => window.removeEventListener("keydown", step, { capture: true });
  }, [isChoosing, end]);

  useEffect(() => {
    if (!isChoosing) return;
    const stop = () => {
      if (!window.getSelection()?.isCollapsed) return;
      going.current = null;
      setIsChoosing(false);
    };
    document.addEventListener("selectionchange", stop);
    return () => document.removeEventListener("selectionchange", stop);
  }, [isChoosing]);

  return { isChoosing, begin, end };
}

function select({ paragraphs, words, choice }: Going) {
  const edges = edgesOf(choice, words);
  if (!edges) return;
  const [first, last] = [wordsOf(paragraphs[edges.from.paragraph]), wordsOf(paragraphs[edges.to.paragraph])];
  const start = first && nodeAt(first, edges.from.start, true);
  const end = last && nodeAt(last, edges.to.end, false);
  if (!start || !end) return;
  window.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  const moving = choice.focus < choice.anchor ? start : end;
  moving.node.parentElement?.scrollIntoView({ block: "nearest" });
}
