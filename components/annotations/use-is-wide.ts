import { useSyncExternalStore } from "react";

/** From here on there is room for a margin beside the text. The same width stands in the reading page's layout. */
const WIDE = "(width >= 75rem)";

function subscribe(listener: () => void) {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Null on the server and for the first render: the threads stand where the window's width puts them. */
export function useIsWide(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => null,
  );
}
