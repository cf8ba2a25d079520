import { useEffect } from "react";
import { loadSection, SECTION_CAME } from "./load-section";
import { isAway } from "./text-places";

/** How far from the window a section is fetched, in windows: before a thumb or a wheel gets there. */
const NEAR = "200% 0px";

/** Without a network, it is tried again after that. */
const PAUSE = 3_000;

/** Fetches the sections of a long text as they near the window. */
export function useSections() {
  useEffect(() => {
    const text = document.getElementById("text");
    const away = [...(text?.children ?? [])].filter((one) => one instanceof HTMLElement && isAway(one));
    if (!text || away.length === 0) return;
    const timers = new Set<ReturnType<typeof setTimeout>>();

    async function bring(section: HTMLElement) {
      observer.unobserve(section);
      if (await loadSection(section)) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        observer.observe(section);
      }, PAUSE);
      timers.add(timer);
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) void bring(target as HTMLElement);
      },
      { rootMargin: NEAR },
    );
    const came = ({ detail }: CustomEventInit<HTMLElement>) => detail && observer.unobserve(detail);
    text.addEventListener(SECTION_CAME, came);
    for (const section of away) observer.observe(section);
    return () => {
      observer.disconnect();
      text.removeEventListener(SECTION_CAME, came);
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
}
