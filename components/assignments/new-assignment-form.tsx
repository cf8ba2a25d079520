"use client";

import { useTranslations } from "use-intl";
import type { MemberWire } from "@/domain/wire/post";
import type { ReadingWire } from "@/domain/wire/reading";
import type { FormAction } from "../forms/action-form";
import { Field } from "../ui/field";
import { AssignmentForm } from "./assignment-form";

type Props = {
  action: FormAction;
  slug: string;
  timeZone: string;
  readings: [ReadingWire, ...ReadingWire[]];
  /** Which was asked for by the address. */
  chosen: string | undefined;
  members: MemberWire[];
};

export function NewAssignmentForm({ action, slug, timeZone, readings, chosen, members }: Props) {
  const t = useTranslations("assignments.form");
  const [only, ...others] = readings;
  const asked = readings.find(({ id }) => id === chosen) ?? only;
  const named = ({ title, paragraphCount: count }: ReadingWire) => ({ title, count });
  return (
    <AssignmentForm
      action={action}
      submit={t("submit")}
      cancel={`/groups/${slug}/assignments`}
      hidden={{ group: slug, ...(others.length === 0 ? { reading: only.id } : {}) }}
      fields={{}}
      members={members}
      timeZone={timeZone}
      reading={(shown) =>
        others.length === 0 ? (
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
                {readings.map((reading) => (
                  <option key={reading.id} value={reading.id}>
                    {t("reading-choice", named(reading))}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )
      }
    />
  );
}
