import { useEffect, useRef } from "react";

/**
 * What has just opened, and grows with what is written into it, is brought into view as a whole: its buttons too, and what
 * opened around it as `data-whole` where there is room for both.
 */
export function useWholeInView<Element extends HTMLElement>() {
  const root = useRef<Element>(null);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let isFirst = true;
    const observer = new ResizeObserver(() => {
      if (isFirst) element.closest("[data-whole]")?.scrollIntoView({ block: "nearest" });
      if (isFirst || element.contains(document.activeElement)) element.scrollIntoView({ block: "nearest" });
      isFirst = false;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return root;
}
