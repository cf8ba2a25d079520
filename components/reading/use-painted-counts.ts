import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { SECTION } from "@/domain/editions";
import { SECTION_CAME } from "./load-section";
import { type CountWords, paintCount, paintCounts } from "./paint-counts";
import { useRoom } from "./room";

/** Keeps the counts in the page current. Those it came with are right already; a section comes without. */
export function usePaintedCounts() {
  const t = useTranslations("reading.paragraph");
  const { counts } = useRoom().talk;
  const painted = useRef(counts);
  const words = useRef<CountWords>(() => "");
  useEffect(() => {
    words.current = ({ threads, fresh }) => t("count", { threads, fresh });
  }, [t]);

  useEffect(() => {
    paintCounts(painted.current, counts, words.current);
    painted.current = counts;
  }, [counts]);

  useEffect(() => {
    const text = document.getElementById("text");
    const came = ({ detail }: CustomEventInit<HTMLElement>) => {
      const from = Number(detail?.dataset.from);
      for (let index = from; index < from + SECTION; index++) {
        const count = painted.current[index];
        if (count) paintCount(index, count, words.current);
      }
    };
    text?.addEventListener(SECTION_CAME, came);
    return () => text?.removeEventListener(SECTION_CAME, came);
  }, []);
}
