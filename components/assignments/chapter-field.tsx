"use client";

import { useTranslations } from "use-intl";
import type { Chapter } from "@/domain/chapters";
import { Field } from "../ui/field";

export type OfferedChapter = Pick<Chapter, "key" | "title" | "depth" | "from" | "to">;

type Props = {
  /** By texts; of one text only, its title is not said. */
  texts: { id: string; title: string; chapters: OfferedChapter[] }[];
  chosen: string;
  error: string | undefined;
};

/** All that stands under a heading. */
export function ChapterField({ texts, chosen, error }: Props) {
  const t = useTranslations("assignments.form");
  const offered = texts.filter(({ chapters }) => chapters.length > 0);
  if (offered.length === 0) return null;

  return (
    <Field label={t("chapter")} hint={t("chapter-hint")} error={error ?? null}>
      {(wiring) => (
        <select
          {...wiring}
          key={`${chosen} ${offered.map(({ id }) => id).join(" ")}`}
          name="chapter"
          defaultValue={chosen}
        >
          <option value="">{t("chapter-any")}</option>
          {offered.map(({ id, title, chapters }) =>
            texts.length === 1 ? (
              <Choices key={id} chapters={chapters} />
            ) : (
              <optgroup key={id} label={title}>
                <Choices chapters={chapters} />
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}

function Choices({ chapters }: { chapters: OfferedChapter[] }) {
  const t = useTranslations("assignments.form");
  return chapters.map(({ key, depth, title, from, to }) => (
    <option key={key} value={key}>
      {/* A browser shows nothing else of how options stand to each other. */}
      {"\u2003".repeat(depth)}
      {t("chapter-choice", { title, from, to })}
    </option>
  ));
}
