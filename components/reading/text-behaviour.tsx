"use client";

import { useTranslations } from "use-intl";
import { VisuallyHidden } from "../ui/visually-hidden";
import { useRoom } from "./room";
import { useAskedPlace } from "./use-asked-place";
import { useNearThreads } from "./use-near-threads";
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
  const { can } = useRoom();
  const { isChoosing, begin } = useWordChoice();
  useTextKeys({ isOn: keys, beginWords: begin });
  useSections();
  useAskedPlace();
  useNearThreads();
  useRovingFocus();
  usePlaceLinks();
  usePaintedCounts();
  useWhereRead();

  return (
    <div role="status">
      <VisuallyHidden>{isChoosing && t(can.annotate ? "choosing" : "choosing-only")}</VisuallyHidden>
    </div>
  );
}
