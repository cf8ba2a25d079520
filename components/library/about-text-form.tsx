"use client";

import { useTranslations } from "use-intl";
import { type AboutField, type AboutText, typedAbout } from "@/domain/about-text";
import { TITLE_LENGTH } from "@/domain/limits";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { AboutFields } from "./about-fields";

type Props = {
  action: FormAction;
  /** What it is said about, for the action. */
  fields: Record<string, string>;
  said: AboutText & { title: string };
  version: number;
  /** It is said about a translation, whose authors are those who translated it. */
  isTranslation?: boolean;
};

const nameOf = (field: AboutField) => (field === "origin" ? "source" : field);

/** After a stale edit the page knows what is said now: it stands above what was typed, and saving again replaces it. */
export function AboutTextForm({ action, fields, said: { title, ...about }, version, isTranslation }: Props) {
  const t = useTranslations("library.about");
  const said = typedAbout(about);
  return (
    <ActionForm action={action} submit={t("save")}>
      {(state) => (
        <>
          {state.isDone && <Notice>{t("saved")}</Notice>}
          {state.problem && state.values.version && state.values.version !== String(version) && (
            <Notice title={t("theirs")}>
              <p dir="auto">{[title, ...Object.values(said)].filter(Boolean).join(" · ")}</p>
            </Notice>
          )}
          {Object.entries({ ...fields, version: String(version) }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextField
            label={t("title")}
            name="title"
            dir="auto"
            maxLength={TITLE_LENGTH}
            defaultValue={state.values.title ?? title}
            error={state.fieldProblems.title ?? null}
          />
          <AboutFields
            isTranslation={isTranslation}
            controlFor={(field) => ({
              name: nameOf(field),
              defaultValue: state.values[nameOf(field)] ?? said[field],
            })}
            errorFor={(field) => state.fieldProblems[nameOf(field)] ?? null}
          />
        </>
      )}
    </ActionForm>
  );
}
