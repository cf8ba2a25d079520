"use client";

import { useTranslations } from "use-intl";
import type { Pseudonym } from "@/domain/groups";
import { NAME_LENGTH } from "@/domain/limits";
import { ActionForm, type FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { TextField } from "../ui/text-field";

type Props = {
  action: FormAction;
  group: string;
  member: string;
  pseudonym: Pseudonym | null;
};

/** The name that one bears in a group, chosen or changed. */
export function PseudonymForm({ action, group, member, pseudonym }: Props) {
  const t = useTranslations("members.pseudonym");
  return (
    <ActionForm action={action} submit={t(pseudonym ? "change" : "bear")} narrow>
      {({ isDone, values, fieldProblems }) => (
        <>
          {isDone && pseudonym && <Notice>{t("done")}</Notice>}
          <input type="hidden" name="group" value={group} />
          <input type="hidden" name="member" value={member} />
          <TextField
            label={t("name")}
            hint={t("name-hint")}
            name="name"
            required
            maxLength={NAME_LENGTH}
            autoComplete="off"
            dir="auto"
            defaultValue={values.name ?? pseudonym?.name}
            error={fieldProblems.name}
          />
          <TextField
            label={t("handle")}
            hint={t("handle-hint")}
            name="handle"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values.handle ?? pseudonym?.handle}
            error={fieldProblems.handle}
          />
        </>
      )}
    </ActionForm>
  );
}
