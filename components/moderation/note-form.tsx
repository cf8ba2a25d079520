"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { buttonClass } from "../ui/button";
import { Field } from "../ui/field";
import { QuotedWords } from "../ui/quoted-words";
import { TextAreaField } from "../ui/text-area-field";
import { DecisionButton } from "./decision-button";
import styles from "./review.module.css";
import { calledBy, type ToldItem, thingOf } from "./told-item";

type Props = {
  action: "hide" | "return" | "archive" | "rename";
  item: ToldItem;
  /** What was sent of this form and came back; fresh for all others. */
  state: FormState;
  stockNotes: string[];
  rulesHref: string | null;
  /** Its name. */
  group: string;
};

/** The reason for a decision, as the author will read it. */
export function NoteForm({
  action,
  item,
  state: { values, fieldProblems },
  stockNotes,
  rulesHref,
  group,
}: Props) {
  const t = useTranslations("moderation.note");
  const told = useTranslations("notices.words");
  const [typed, setTyped] = useState({ stock: values.stock ?? "", note: values.note ?? "" });
  const things = useTranslations("flagging");
  const name = calledBy(item);
  const thing = thingOf(item);
  const words = [typed.stock, typed.note.trim()].filter(Boolean).join("\n\n");
  return (
    <>
      {stockNotes.length > 0 && (
        <Field label={t("stock")}>
          {(wiring) => (
            <select
              {...wiring}
              key={values.stock}
              name="stock"
              defaultValue={values.stock ?? ""}
              onChange={({ target }) => setTyped((before) => ({ ...before, stock: target.value }))}
            >
              <option value="">{t("no-stock")}</option>
              {stockNotes.map((stock) => (
                <option key={stock} value={stock}>
                  {stock}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <TextAreaField
        label={t("why")}
        hint={
          <>
            {thing === "text" ? things("note.hint") : t("hint", { name })}{" "}
            {rulesHref && <a href={rulesHref}>{t("rules")}</a>}
          </>
        }
        name="note"
        rows={3}
        defaultValue={values.note}
        onChange={({ target }) => setTyped((before) => ({ ...before, note: target.value }))}
        error={fieldProblems.note}
      />
      {words !== "" && thing !== "text" && (
        <div className={styles.preview}>
          <p className={styles.quiet}>{t("preview", { name })}</p>
          <p dir="auto">
            {thing
              ? things(`notice.judged.${thing}`, { title: item.reading?.title ?? "", group, action })
              : told("judged", { title: item.reading?.title ?? "", action })}
          </p>
          <QuotedWords said={t("they-say")}>{words}</QuotedWords>
        </div>
      )}
      <div className={styles.buttons}>
        <DecisionButton variant={action === "return" ? "primary" : "danger"}>
          {thing
            ? things(`note.submit.${thing}`, { name })
            : t(`submit.${action === "return" ? action : "hide"}`, { name })}
        </DecisionButton>
        <noscript>
          <button type="submit" name="look" value="1" className={buttonClass()}>
            {t("look", { name })}
          </button>
        </noscript>
      </div>
    </>
  );
}
