"use client";

import { useTranslations } from "use-intl";
import { typedAbout } from "@/domain/about-text";
import { TITLE_LENGTH } from "@/domain/limits";
import type { ReadingWire } from "@/domain/wire/reading";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";
import { AboutFields } from "./about-fields";

type Props = { action: FormAction; reading: ReadingWire };

/** After a stale edit the page knows what is said now: it stands above what was typed, and saving again replaces it. */
export function AboutTextForm({ action, reading }: Props) {
  const t = useTranslations("library.about");
  const said = typedAbout({ ...reading, origin: reading.source });
  const nameOf = (field: keyof typeof said) => (field === "origin" ? "source" : field);
  return (
    <ActionForm action={action} submit={t("save")}>
      {(state) => (
        <>
          {state.isDone && <Notice>{t("saved")}</Notice>}
          {state.problem && state.values.version && state.values.version !== String(reading.textVersion) && (
            <Notice title={t("theirs")}>
              <p dir="auto">{[reading.title, ...Object.values(said)].filter(Boolean).join(" · ")}</p>
            </Notice>
          )}
          <input type="hidden" name="group" value={reading.group} />
          <input type="hidden" name="reading" value={reading.id} />
          <input type="hidden" name="text" value={reading.text} />
          <input type="hidden" name="version" value={reading.textVersion} />
          <TextField
            label={t("title")}
            name="title"
            dir="auto"
            maxLength={TITLE_LENGTH}
            defaultValue={state.values.title ?? reading.title}
            error={state.fieldProblems.title ?? null}
          />
          <AboutFields
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
