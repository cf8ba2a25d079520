"use client";

import { useTranslations } from "use-intl";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextAreaField } from "../ui/text-area-field";
import { RulesText } from "./rules-text";

type Props = { action: FormAction; group: { slug: string; version: number; rules: string } };

/** What members are asked to keep to. After a stale edit what it is now stands above what was typed. */
export function RulesForm({ action, group }: Props) {
  const t = useTranslations("moderation");
  return (
    <ActionForm action={action} submit={t("rules.save")}>
      {({ isDone, problem, values, fieldProblems }) => (
        <>
          {isDone && <Notice>{t("settings.saved")}</Notice>}
          {problem && values.version && values.version !== String(group.version) && (
            <Notice title={t("settings.theirs")}>
              <RulesText>{group.rules}</RulesText>
            </Notice>
          )}
          <input type="hidden" name="group" value={group.slug} />
          <input type="hidden" name="version" value={group.version} />
          <TextAreaField
            label={t("rules.field")}
            hint={t("rules.hint")}
            name="rules"
            rows={10}
            defaultValue={values.rules ?? group.rules}
            error={fieldProblems.rules}
          />
        </>
      )}
    </ActionForm>
  );
}
