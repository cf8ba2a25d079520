import { useTranslations } from "use-intl";
import type { AssignmentWire, ProgressWire } from "@/domain/wire/assignment";
import { upTo } from "./up-to";

type Counted = Pick<ProgressWire, "annotations" | "replies" | "readTo" | "isReadToEnd">;

/** "2 of 3 annotations", "read to ¶40": each kind that is asked for, and how far one has read. */
export function useProgressWords() {
  const t = useTranslations("assignments.counts");

  const read = ({ isReadToEnd, readTo }: Counted): string => {
    if (isReadToEnd) return t("read-to-end");
    return readTo === null ? t("nothing-read") : t("read-to", { number: readTo });
  };

  return ({ targets }: Pick<AssignmentWire, "targets">, progress: Counted): string[] => [
    ...(targets.annotations === null
      ? []
      : [t("annotations-of", upTo(progress.annotations, targets.annotations))]),
    ...(targets.replies === null ? [] : [t("replies-of", upTo(progress.replies, targets.replies))]),
    read(progress),
  ];
}
