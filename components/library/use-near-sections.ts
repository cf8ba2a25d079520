import { type RefObject, useEffect, useState } from "react";

/** Two screens before they are seen, so that nobody who scrolls waits for them. */
const NEAR = "1500px 0px";

/** Near before anything has been measured: all that a page brings, as without scripts nothing more is drawn. */
const AT_FIRST = new Set([0, 1, 2, 3]);

/** Which children of a list are near the screen, by their places. */
export function useNearSections(list: RefObject<HTMLElement | null>, sections: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(AT_FIRST);
  useEffect(() => {
    const children = [...(list.current?.children ?? [])].slice(0, sections);
    const places = new Map(children.map((child, at) => [child, at]));
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const now = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const at = places.get(target);
            if (at === undefined) continue;
            if (isIntersecting) now.add(at);
            else now.delete(at);
          }
          return now;
        }),
      { rootMargin: NEAR },
    );
    for (const child of children) observer.observe(child);
    return () => observer.disconnect();
  }, [list, sections]);
  return near;
}
