"use client";

import { useTranslations } from "use-intl";
import { memberField, subgroupField } from "@/domain/assignment-form";
import { ASSIGNEES } from "@/domain/assignments";
import type { MemberWire } from "@/domain/wire/post";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { CheckField } from "../forms/check-field";
import { ChoiceField } from "../forms/choice-field";
import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./assignment-form.module.css";

type Props = {
  members: MemberWire[];
  subgroups: SubgroupWire[];
  shown: (name: string) => string;
  error: string | undefined;
};

/** Who is to read it. The names are a question only where it is not everybody. */
export function AssigneeFields({ members, subgroups, shown, error }: Props) {
  const t = useTranslations("assignments.form");
  return (
    <div className={`${styles.part} ${styles.assignees}`}>
      <ChoiceField
        legend={t("assignees")}
        name="assignees"
        chosen={shown("assignees") || "all"}
        error={error}
        choices={ASSIGNEES.filter(
          (value) => value !== "subgroups" || subgroups.length > 0 || shown("assignees") === value,
        ).map((value) => ({
          value,
          label: t(`assignees-${value}`),
        }))}
      />
      <fieldset className={styles.members}>
        <legend>
          <VisuallyHidden>{t("members")}</VisuallyHidden>
        </legend>
        {members.map(({ id, name, handle }) => (
          <CheckField key={id} name={memberField(id)} isChecked={shown(memberField(id)) === "on"}>
            <span>
              <bdi>{name}</bdi> <span className={styles.hint}>@{handle}</span>
            </span>
          </CheckField>
        ))}
      </fieldset>
      {subgroups.length > 0 && (
        <fieldset className={styles.subgroups}>
          <legend>
            <VisuallyHidden>{t("subgroups")}</VisuallyHidden>
          </legend>
          {subgroups.map(({ id, name, memberCount }) => (
            <CheckField key={id} name={subgroupField(id)} isChecked={shown(subgroupField(id)) === "on"}>
              <span>
                <bdi>{name}</bdi>{" "}
                <span className={styles.hint}>{t("subgroup-members", { count: memberCount })}</span>
              </span>
            </CheckField>
          ))}
        </fieldset>
      )}
    </div>
  );
}
