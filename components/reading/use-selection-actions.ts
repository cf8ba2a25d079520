import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { choiceAsked, placeQuery } from "@/domain/language-choice";
import { Refused } from "@/lib/browser/request";
import { useToast } from "../ui/toast";
import { useProblemWords } from "../use-problem-words";
import { textDirective } from "./link-to-words";
import { useRoom } from "./room";
import { keyOf, paragraphAt } from "./text-places";
import type { ChosenInColumn } from "./text-points";

/** What can be done with chosen words. Each ends the selection, and the words stay marked by what came of it. */
export function useSelectionActions() {
  const t = useTranslations("reading.selection");
  const { compose, highlightNow, reading } = useRoom();
  const problemWords = useProblemWords();
  const show = useToast();

  const chosenIn = useCallback(
    ({ stretch }: ChosenInColumn) => (stretch.isBeside ? (reading.beside?.id ?? null) : reading.translation),
    [reading],
  );

  const write = useCallback(
    (kind: "comment" | "question", chosen: ChosenInColumn) => {
      window.getSelection()?.removeAllRanges();
      const { passage, stretch, quote } = chosen;
      const translation = chosenIn(chosen);
      compose({ kind, passage: { ...passage, translation }, anchorIndex: stretch.endIndex, quote });
    },
    [compose, chosenIn],
  );

  const highlight = useCallback(
    async (chosen: ChosenInColumn) => {
      window.getSelection()?.removeAllRanges();
      try {
        await highlightNow({ ...chosen.passage, translation: chosenIn(chosen) });
      } catch (problem) {
        const { title, code } = problem instanceof Refused ? problem : new Refused(0, "unknown");
        show({ text: title ?? problemWords({ code }) });
      }
    },
    [highlightNow, chosenIn, problemWords, show],
  );

  const copyLink = useCallback(
    async (chosen: ChosenInColumn) => {
      window.getSelection()?.removeAllRanges();
      const paragraph = paragraphAt(chosen.stretch.startIndex);
      if (!paragraph) return;
      const url = addressOf(paragraph, chosenIn(chosen)) + textDirective(chosen.passage);
      try {
        await navigator.clipboard.writeText(url);
        show({ text: t("copied") });
      } catch {
        // Not over plain http, and not when the browser was told so.
        show({ text: t("copy-failed", { url }) });
      }
    },
    [show, t, chosenIn],
  );

  return { write, highlight, copyLink };
}

/**
 * The page's address at a paragraph, in the language of the words alone, so that no other stands between them: the key
 * survives editions, the number is what people see.
 */
function addressOf(paragraph: HTMLElement, translation: string | null): string {
  const address = new URL(window.location.href);
  address.search = placeQuery(
    keyOf(paragraph),
    translation === null ? "" : choiceAsked({ translation, beside: false }),
  );
  address.hash = paragraph.id;
  return address.href;
}
