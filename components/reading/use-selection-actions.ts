import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { Refused } from "@/lib/browser/request";
import { useToast } from "../ui/toast";
import { useProblemWords } from "../use-problem-words";
import type { Chosen } from "./choose-passage";
import { textDirective } from "./link-to-words";
import { useRoom } from "./room";
import { keyOf, paragraphAt } from "./text-places";

/** What can be done with chosen words. Each ends the selection, and the words stay marked by what came of it. */
export function useSelectionActions() {
  const t = useTranslations("reading.selection");
  const { compose, highlightNow, reading } = useRoom();
  const problemWords = useProblemWords();
  const show = useToast();

  const write = useCallback(
    (kind: "comment" | "question", { passage, stretch, quote }: Chosen) => {
      window.getSelection()?.removeAllRanges();
      compose({ kind, passage, anchorIndex: stretch.endIndex, quote });
    },
    [compose],
  );

  const highlight = useCallback(
    async ({ passage }: Chosen) => {
      window.getSelection()?.removeAllRanges();
      try {
        await highlightNow(passage);
      } catch (problem) {
        const { title, code } = problem instanceof Refused ? problem : new Refused(0, "unknown");
        show({ text: title ?? problemWords({ code }) });
      }
    },
    [highlightNow, problemWords, show],
  );

  const copyLink = useCallback(
    async ({ stretch, passage }: Chosen) => {
      window.getSelection()?.removeAllRanges();
      const paragraph = paragraphAt(stretch.startIndex);
      if (!paragraph) return;
      const url = addressOf(paragraph, reading.translation) + textDirective(passage);
      try {
        await navigator.clipboard.writeText(url);
        show({ text: t("copied") });
      } catch {
        // Not over plain http, and not when the browser was told so.
        show({ text: t("copy-failed", { url }) });
      }
    },
    [show, t, reading.translation],
  );

  return { write, highlight, copyLink };
}

/** The page's address at a paragraph: the key survives editions, the number is what people see. */
function addressOf(paragraph: HTMLElement, translation: string | null): string {
  const address = new URL(window.location.href);
  address.search = `?p=${encodeURIComponent(keyOf(paragraph))}${translation ? `&in=${translation}` : ""}`;
  address.hash = paragraph.id;
  return address.href;
}
