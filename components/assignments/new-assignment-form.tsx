"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { MemberWire } from "@/domain/wire/post";
import type { ReadingWire } from "@/domain/wire/reading";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import type { FormAction } from "../forms/action-form";
import { Field } from "../ui/field";
import { AssignmentForm } from "./assignment-form";
import { ChapterField, type OfferedChapter } from "./chapter-field";

type Props = {
  action: FormAction;
  slug: string;
  timeZone: string;
  readings: [ReadingWire, ...ReadingWire[]];
  /** Which was asked for by the address. */
  chosen: string | undefined;
  /** By readings. */
  chapters: Record<string, OfferedChapter[]>;
  members: MemberWire[];
  subgroups: SubgroupWire[];
};

export function NewAssignmentForm({
  action,
  slug,
  timeZone,
  readings,
  chosen,
  chapters,
  members,
  subgroups,
}: Props) {
  const t = useTranslations("assignments.form");
  const [only, ...others] = readings;
  const asked = readings.find(({ id }) => id === chosen) ?? only;
  const named = ({ title, paragraphCount: count }: ReadingWire) => ({ title, count });
  // Until somebody's script says which text it is, and so without scripts, the chapters of all can be chosen.
  const [reading, setReading] = useState<string | null>(null);
  const texts = readings
    .filter(({ id }) => reading === null || reading === id)
    .map(({ id, title }) => ({ id, title, chapters: chapters[id] ?? [] }));

  const keepTogether = ({ target }: FormEvent) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    const form = partsOf(target.form);
    if (target.name === "from" || target.name === "to") form.choose("");
    if (target.name === "reading") {
      if (form.chapter) form.write(undefined);
      setReading(target.value);
    }
    if (target.name !== "chapter") return;
    const isChosen = ({ key }: OfferedChapter) => key === target.value;
    const text = texts.find((one) => one.chapters.some(isChosen));
    form.write(text?.chapters.find(isChosen));
    if (text) form.chooseText(text.id);
  };

  return (
    <div onInput={keepTogether}>
      <AssignmentForm
        action={action}
        submit={t("submit")}
        cancel={`/groups/${slug}/assignments`}
        hidden={{ group: slug, ...(others.length === 0 ? { reading: only.id } : {}) }}
        fields={{}}
        {...{ members, subgroups }}
        texts={readings}
        timeZone={timeZone}
        reading={(shown, problems) => (
          <>
            {others.length === 0 ? (
              <p>
                <bdi>{t("one-reading", named(only))}</bdi>
              </p>
            ) : (
              <Field label={t("reading")}>
                {(wiring) => (
                  // React lets a form that was sent fall back on the first choice that it ever had.
                  <select
                    {...wiring}
                    key={shown("reading")}
                    name="reading"
                    defaultValue={shown("reading") || asked.id}
                  >
                    {readings.map((one) => (
                      <option key={one.id} value={one.id}>
                        {t("reading-choice", named(one))}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            )}
            <ChapterField texts={texts} chosen={shown("chapter")} error={problems.chapter} />
          </>
        )}
      />
    </div>
  );
}

/** The fields that say one thing together, as they stand in the page. */
function partsOf(form: HTMLFormElement | null) {
  const field = (name: string) => {
    const found = form?.elements.namedItem(name);
    return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : null;
  };
  const put = (name: string, value: string) => {
    const found = field(name);
    if (found) found.value = value;
  };
  return {
    chapter: field("chapter")?.value,
    choose: (key: string) => put("chapter", key),
    chooseText: (id: string) => put("reading", id),
    write: (stretch: { from: number; to: number } | undefined) => {
      put("from", String(stretch?.from ?? ""));
      put("to", String(stretch?.to ?? ""));
    },
  };
}
