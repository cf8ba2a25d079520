"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { type AssignmentFields, moreIn } from "@/domain/assignment-form";
import type { FormState } from "@/domain/form-state";
import { TITLE_LENGTH } from "@/domain/limits";
import type { MemberWire } from "@/domain/wire/post";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { ActionForm, type FormAction } from "../forms/action-form";
import { CheckField } from "../forms/check-field";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import { AssigneeFields } from "./assignee-fields";
import styles from "./assignment-form.module.css";
import { MoreStretches, type OfferedText } from "./more-stretches";
import { SeeFields } from "./see-fields";

type Props = {
  action: FormAction;
  submit: string;
  cancel: string;
  /** What goes along unseen: the group, and which assignment it is. */
  hidden: Record<string, string>;
  /** What is assigned now; nothing for a new one. */
  fields: AssignmentFields;
  members: MemberWire[];
  subgroups: SubgroupWire[];
  /** The group's: all times are typed in it. */
  timeZone: string;
  /** Whether the stretch begins, or ends, at something without a number. */
  atHeading?: { from: boolean; to: boolean };
  /** Above all fields. */
  above?: (state: FormState) => ReactNode;
  /** What further stretches can be of. */
  texts: OfferedText[];
  /** Which text, where it is not settled. */
  reading: (shown: (name: string) => string, problems: Record<string, string>) => ReactNode;
};

/** What is asked of an assignment, when it is made and later on. */
export function AssignmentForm(props: Props) {
  const { action, submit, cancel, hidden, fields, members, subgroups, timeZone } = props;
  const { texts, atHeading, above, reading } = props;
  const t = useTranslations("assignments.form");
  const [halfTimes, setHalfTimes] = useState<string[]>([]);

  // Of a time of which a part is missing a browser sends nothing: it would be lost, and nobody told.
  const stopAtHalfTimes = (event: FormEvent<HTMLElement>) => {
    const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>('[type="datetime-local"]')];
    const half = inputs.filter(({ validity }) => validity.badInput);
    setHalfTimes(half.map(({ name }) => name));
    if (half.length === 0) return;
    event.preventDefault();
    half[0]?.focus();
  };

  return (
    <div onSubmitCapture={stopAtHalfTimes}>
      <ActionForm action={action} submit={submit} beside={<a href={cancel}>{t("cancel")}</a>}>
        {(state) => {
          const { values, fieldProblems } = state;
          const isSent = Object.keys(values).length > 0;
          const shown = (name: string) => (isSent ? values : fields)[name] ?? "";
          const text = (name: string) => ({ name, defaultValue: shown(name), error: fieldProblems[name] });
          const time = (name: string) => ({
            ...text(name),
            type: "datetime-local",
            error: halfTimes.includes(name) ? t("half-a-time") : fieldProblems[name],
          });
          return (
            <>
              {above?.(state)}
              {Object.entries({ ...hidden, timeZone }).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}

              <fieldset className={styles.part}>
                <legend>{t("what")}</legend>
                {reading(shown, fieldProblems)}
                <div className={styles.row}>
                  <TextField
                    label={t("from")}
                    hint={t(atHeading?.from ? "at-heading" : "from-hint")}
                    inputMode="numeric"
                    autoComplete="off"
                    {...text("from")}
                  />
                  <TextField
                    label={t("to")}
                    hint={t(atHeading?.to ? "at-heading" : "to-hint")}
                    inputMode="numeric"
                    autoComplete="off"
                    {...text("to")}
                  />
                </div>
                <MoreStretches
                  {...{ texts, shown }}
                  count={moreIn(isSent ? values : fields).length}
                  problems={fieldProblems}
                />
                <TextField
                  label={t("title")}
                  hint={t("title-hint")}
                  required
                  maxLength={TITLE_LENGTH}
                  autoComplete="off"
                  dir="auto"
                  {...text("title")}
                />
                <TextAreaField
                  label={t("instructions")}
                  hint={t("instructions-hint")}
                  rows={5}
                  {...text("instructions")}
                />
              </fieldset>

              <fieldset className={styles.part} aria-describedby="times-hint">
                <legend>{t("times")}</legend>
                <p id="times-hint" className={styles.hint}>
                  {t("times-hint", { zone: timeZone })}
                </p>
                <div className={styles.row}>
                  <TextField label={t("opens")} {...time("opensAt")} />
                  <TextField label={t("due")} {...time("dueAt")} />
                  <TextField label={t("replies-until")} {...time("repliesUntil")} />
                </div>
              </fieldset>

              <AssigneeFields {...{ members, subgroups, shown }} error={fieldProblems.assignees} />

              <fieldset className={styles.part}>
                <legend>{t("targets")}</legend>
                <p className={styles.hint}>{t("targets-hint")}</p>
                <div className={styles.row}>
                  <TextField
                    label={t("annotations")}
                    inputMode="numeric"
                    autoComplete="off"
                    {...text("annotations")}
                  />
                  <TextField
                    label={t("replies")}
                    inputMode="numeric"
                    autoComplete="off"
                    {...text("replies")}
                  />
                </div>
                <CheckField name="readToEnd" isChecked={shown("readToEnd") === "on"}>
                  {t("read-to-end")}
                </CheckField>
              </fieldset>

              <SeeFields chosen={shown("others") || "open"} own={text("own")} at={time("seeAt")} />
            </>
          );
        }}
      </ActionForm>
    </div>
  );
}
