import { type RefObject, useEffect, useState } from "react";
import { isTyping } from "../reading/is-typing";

/** What can be decided by one key; what needs a reason is opened by it. */
const DECIDING: Record<string, string> = {
  a: "approve",
  e: "keep",
  h: "hide",
  r: "return",
  d: "decline",
  s: "sanction",
  l: "lock",
  m: "move",
};
const STEPS: Record<string, number> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

/** As `aria-keyshortcuts` names them. */
const KEYS = ["j", "k", ...Object.keys(DECIDING), "?"].join(" ");

/**
 * From one thing to the next, and a decision on the one that has the focus. The arrows scroll as ever until one of them
 * has it. Where there are several lists one goes from each to the next. Answers the keys once they are listened for.
 */
export function useReviewKeys(list: RefObject<HTMLElement | null>, showKeys: () => void): string | undefined {
  const [keys, setKeys] = useState<string>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(target))
        return;
      const lists = Array.from(document.querySelectorAll("[data-review]"));
      const items = lists
        .flatMap((one) => Array.from(one.children))
        .filter((one) => one instanceof HTMLElement);
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const here = items[at];
      // Of several on a page the one that has the focus answers, else the first.
      if (!list.current || (here ? !list.current.contains(here) : lists[0] !== list.current)) return;
      const step = STEPS[key];
      if (key === "?") showKeys();
      else if (step && (key.length === 1 || here === document.activeElement)) {
        const next = here ? items[at + step] : items[0];
        next?.focus();
      } else if (!here || !decide(here, DECIDING[key])) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    setKeys(KEYS);
    return () => window.removeEventListener("keydown", onKey);
  }, [list, showKeys]);
  return keys;
}

/** False where that cannot be decided of it. */
function decide(item: HTMLElement, decision: string | undefined): boolean {
  const way = decision && item.querySelector(`[data-decision="${decision}"]`);
  if (way instanceof HTMLDetailsElement) {
    way.open = true;
    const first = way.querySelector<HTMLElement>("input:not([type=hidden])") ?? way.querySelector("textarea");
    first?.focus();
  } else if (way instanceof HTMLElement) way.click();
  else return false;
  return true;
}
