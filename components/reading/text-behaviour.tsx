"use client";

import { useLocale, useTranslations } from "use-intl";
import { languageName } from "@/messages/language-name";
import { VisuallyHidden } from "../ui/visually-hidden";
import { useRoom } from "./room";
import { useAskedPlace } from "./use-asked-place";
import { useNearThreads } from "./use-near-threads";
import { useOneColumn } from "./use-one-column";
import { usePaintedCounts } from "./use-painted-counts";
import { usePlaceLinks } from "./use-place-links";
import { useRovingFocus } from "./use-roving-focus";
import { useSections } from "./use-sections";
import { useTextKeys } from "./use-text-keys";
import { useWhereRead } from "./use-where-read";
import { useWordChoice } from "./use-word-choice";

/** Everything the text does without being drawn by React: keys, links in place, counts. Says what the keys are doing. */
export function TextBehaviour({ keys }: { keys: boolean }) {
  const t = useTranslations("reading.words");
  const locale = useLocale();
  const { can, reading } = useRoom();
  const { choosing, begin } = useWordChoice();
  const language = choosing?.isBeside ? reading.beside?.language : reading.language;
  useTextKeys({ isOn: keys, beginWords: begin });
  useSections();
  useAskedPlace();
  useNearThreads();
  useRovingFocus();
  usePlaceLinks();
  usePaintedCounts();
  useWhereRead();
  useOneColumn(reading.beside !== undefined);

  return (
    <div role="status">
      <VisuallyHidden>
        {choosing && t(can.annotate ? "choosing" : "choosing-only")}
        {choosing &&
          reading.beside &&
          ` ${t("in-column", { language: language ? languageName(language, locale) : "unknown" })}`}
      </VisuallyHidden>
    </div>
  );
}
