"use client";

import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { ADMISSIONS, GROUP_VISIBILITIES } from "@/domain/groups";
import { GROUP_NAME_LENGTH } from "@/domain/limits";
import { ChoiceField } from "../forms/choice-field";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import styles from "./group-fields.module.css";

export type GroupFacts = { name: string; description: string; visibility: string; admission: string };

type Props = { state: FormState; facts: GroupFacts };

/** What is asked of a group, when it begins and later on. How one joins is a question only where outsiders see a door. */
export function GroupFields({ state: { values, fieldProblems }, facts }: Props) {
  const t = useTranslations("groups.fields");
  return (
    <div className={styles.fields}>
      <TextField
        label={t("name")}
        name="name"
        required
        maxLength={GROUP_NAME_LENGTH}
        autoComplete="off"
        dir="auto"
        defaultValue={values.name ?? facts.name}
        error={fieldProblems.name}
      />
      <TextAreaField
        label={t("description")}
        hint={t("description-hint")}
        name="description"
        defaultValue={values.description ?? facts.description}
        error={fieldProblems.description}
      />
      <ChoiceField
        legend={t("visibility")}
        name="visibility"
        chosen={values.visibility ?? facts.visibility}
        choices={GROUP_VISIBILITIES.toReversed().map((value) => ({
          value,
          label: t(`visibilities.${value}`),
          hint: t(`visibility-hints.${value}`),
        }))}
      />
      <ChoiceField
        className={styles.admission}
        legend={t("admission")}
        name="admission"
        chosen={values.admission ?? facts.admission}
        choices={ADMISSIONS.toReversed().map((value) => ({ value, label: t(`admissions.${value}`) }))}
      />
    </div>
  );
}
