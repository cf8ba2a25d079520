"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { moreField } from "@/domain/assignment-form";
import { STRETCHES_MOST } from "@/domain/limits";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import styles from "./assignment-form.module.css";

export type OfferedText = { id: string; title: string; paragraphCount: number };

type Props = {
  texts: OfferedText[];
  /** How many there are. */
  count: number;
  shown: (name: string) => string;
  problems: Record<string, string>;
};

/** Further stretches, in other texts or in the same: one row more than there are, so that it needs no scripts. */
export function MoreStretches({ texts, count, shown, problems }: Props) {
  const t = useTranslations("assignments.form");
  const [rows, setRows] = useState(count + 1);
  const places = Array.from(
    { length: Math.min(Math.max(rows, count + 1), STRETCHES_MOST - 1) },
    (_, at) => at,
  );
  return (
    <details className={styles.more} open={count > 0 || problems.more !== undefined}>
      <summary>{t("more")}</summary>
      {problems.more && <Notice tone="error">{problems.more}</Notice>}
      <p className={styles.hint}>{t("more-hint")}</p>
      {places.map((place) => {
        const [reading, from, to] = (["reading", "from", "to"] as const).map((part) =>
          moreField(place, part),
        );
        return (
          <fieldset key={place} className={styles.stretch}>
            <legend className={styles.hint}>{t("more-legend", { number: place + 2 })}</legend>
            <Field label={t("more-reading")}>
              {(wiring) => (
                <select
                  {...wiring}
                  key={shown(reading as string)}
                  name={reading}
                  defaultValue={shown(reading as string)}
                  onChange={({ target }) => {
                    if (target.value !== "" && place === places.length - 1) setRows(place + 2);
                  }}
                >
                  <option value="">{t("more-none")}</option>
                  {texts.map(({ id, title, paragraphCount }) => (
                    <option key={id} value={id}>
                      {paragraphCount === 0 ? title : t("reading-choice", { title, count: paragraphCount })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <div className={styles.row}>
              {[from as string, to as string].map((name, end) => (
                <TextField
                  key={name}
                  label={t(end === 0 ? "more-from" : "more-to")}
                  inputMode="numeric"
                  autoComplete="off"
                  name={name}
                  defaultValue={shown(name)}
                  error={problems[name]}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </details>
  );
}
