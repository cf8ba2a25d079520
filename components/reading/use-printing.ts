import { useCallback, useState } from "react";
import { loadSection } from "./load-section";
import type { ReaderSettings } from "./reader-settings";
import { useRoom } from "./room";

/** Whoever scrolls meanwhile asks for other threads first, and the network may be away. */
const TRIES = 3;

/** Of a long text and a long talk not everything is in the page: it is fetched before the browser prints. */
export function usePrinting(printed: ReaderSettings["printed"]) {
  const { talk, paragraphs } = useRoom();
  const [isFetching, setIsFetching] = useState(false);

  const print = useCallback(async () => {
    const hasAll = () =>
      Array.from({ length: paragraphs }, (_, index) => talk.isLoaded(index)).every(Boolean);
    setIsFetching(true);
    const sections = [...(document.getElementById("text")?.children ?? [])];
    for (const section of sections) if (section instanceof HTMLElement) await loadSection(section);
    for (let tries = 0; printed !== "text" && tries < TRIES && !hasAll(); tries++)
      await talk.load([{ from: 0, through: paragraphs - 1 }]);
    setIsFetching(false);
    window.print();
  }, [talk, paragraphs, printed]);

  return { print, isFetching };
}
