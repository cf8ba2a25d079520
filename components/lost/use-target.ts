import { useEffect, useRef, useState } from "react";
import { isTyping } from "../reading/is-typing";
import { indexOf, keyOf, paragraphAround, paragraphAt, wordsOf } from "../reading/text-places";
import { type PassageSelection, usePassageSelection } from "../reading/use-passage-selection";
import { firstInView } from "../reading/where-read";

/** Where a thread would be put: as the form sends it, and as it is said. */
export type Target = {
  fields: Record<string, string>;
  from: number | null;
  to: number | null;
  /** Null for whole paragraphs. */
  words: string | null;
};

/** Whole paragraphs, by index: where one began, and where one is. */
type Stretch = { began: number; is: number };

type Options = { isOn: boolean; onEnter: (target: Target) => void; onEscape: () => void };

/** Words selected in the text, or paragraphs gone to by keys or pointer, while a thread's place is looked for. */
export function useTarget(options: Options) {
  const { isOn } = options;
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const { selection } = usePassageSelection();
  const words = isOn && selection ? targetOfWords(selection) : null;
  const target = words ?? (isOn && stretch ? targetOf(stretch) : null);
  const now = useRef({ ...options, stretch, target });
  useEffect(() => {
    now.current = { ...options, stretch, target };
  });

  useEffect(() => {
    if (!isOn) return;
    setStretch(focusOn(firstIndex(), null));
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") return now.current.onEscape();
      if (isTyping(event.target)) return;
      const step = STEPS[event.key];
      if (step !== undefined) {
        const { stretch } = now.current;
        const next = focusOn((stretch?.is ?? -1) + step, event.shiftKey ? stretch : null);
        if (next) setStretch(next);
        event.preventDefault();
      } else if (event.key === "Enter" && isInText(event.target) && now.current.target) {
        event.preventDefault();
        now.current.onEnter(now.current.target);
      }
    }
    function clicked(event: MouseEvent) {
      const paragraph = isInText(event.target) && paragraphAround(event.target as Node);
      if (paragraph) setStretch({ began: indexOf(paragraph), is: indexOf(paragraph) });
    }
    document.addEventListener("keydown", pressed);
    document.addEventListener("click", clicked);
    return () => {
      document.removeEventListener("keydown", pressed);
      document.removeEventListener("click", clicked);
      setStretch(null);
    };
  }, [isOn]);

  useMarked(words ? null : stretch);
  return target;
}

const STEPS: Record<string, number> = { j: 1, J: 1, ArrowDown: 1, k: -1, K: -1, ArrowUp: -1 };

const isInText = (target: EventTarget | null): boolean =>
  target instanceof Node && document.getElementById("text")?.contains(target) === true;

function firstIndex(): number {
  const text = document.getElementById("text");
  const first = text && firstInView(text);
  return first ? indexOf(first) : 0;
}

/** Goes to a paragraph, and takes it to what was chosen before. Null where there is none, or it did not come with the page. */
function focusOn(index: number, extended: Stretch | null): Stretch | null {
  const paragraph = paragraphAt(index);
  if (!paragraph) return null;
  window.getSelection()?.removeAllRanges();
  wordsOf(paragraph)?.focus({ preventScroll: true });
  paragraph.scrollIntoView({ block: "nearest" });
  return { began: extended?.began ?? index, is: index };
}

/** The paragraphs meant show it. */
function useMarked(stretch: Stretch | null) {
  useEffect(() => {
    if (!stretch) return;
    const marked = inside(stretch);
    for (const paragraph of marked) paragraph.dataset.target = "";
    return () => {
      for (const paragraph of marked) delete paragraph.dataset.target;
    };
  }, [stretch]);
}

function inside({ began, is }: Stretch): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let index = Math.min(began, is); index <= Math.max(began, is); index++) {
    const paragraph = paragraphAt(index);
    if (paragraph) found.push(paragraph);
  }
  return found;
}

/** @param stretch whole paragraphs, all of them in the page */
function targetOf(stretch: Stretch): Target | null {
  const paragraphs = inside(stretch);
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  return first && last ? wholeParagraphs(first, last) : null;
}

export function wholeParagraphs(first: HTMLElement, last: HTMLElement): Target {
  return {
    fields: { key: keyOf(first), ...(last !== first && { through: keyOf(last) }) },
    from: numberOf(first),
    to: numberOf(last),
    words: null,
  };
}

function targetOfWords({ passage, quote, stretch }: PassageSelection): Target {
  const [first, last] = [paragraphAt(stretch.startIndex), paragraphAt(stretch.endIndex)];
  const { paragraph, throughParagraph, start, prefix, suffix } = passage;
  return {
    fields: {
      ...{ key: String(paragraph), quote, start: String(start ?? 0) },
      ...{ prefix: prefix ?? "", suffix: suffix ?? "" },
      ...(throughParagraph !== undefined && { through: String(throughParagraph) }),
    },
    from: first && numberOf(first),
    to: last && numberOf(last),
    words: quote,
  };
}

/** The number a paragraph shows; headings have none. */
const numberOf = (paragraph: HTMLElement): number | null =>
  Number(paragraph.id.match(/^p(\d+)$/)?.[1]) || null;
