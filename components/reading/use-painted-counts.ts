import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { paintCounts } from "./paint-counts";
import { useRoom } from "./room";

/** Keeps the counts in the page current. Those it came with are right already. */
export function usePaintedCounts() {
  const t = useTranslations("reading.paragraph");
  const { counts } = useRoom().talk;
  const painted = useRef(counts);

  useEffect(() => {
    const text = document.getElementById("text");
    if (!text || painted.current === counts) return;
    painted.current = counts;
    paintCounts(text, counts, ({ threads, fresh }) => t("count", { threads, fresh }));
  }, [counts, t]);
}
