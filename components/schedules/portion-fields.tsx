"use client";

import { useTranslations } from "use-intl";
import { ASSIGNEES } from "@/domain/assignments";
import { TARGET_MOST } from "@/domain/limits";
import type { PlanValues } from "@/domain/schedules/plan-form";
import { SeeFields } from "../assignments/see-fields";
import { TextAreaField } from "../ui/text-area-field";
import { TextField } from "../ui/text-field";
import { Problem } from "./calendar-fields";
import styles from "./planner.module.css";

type Named = { id: string; name: string };
type Props = {
  values: PlanValues;
  problems: Record<string, string>;
  members: Named[];
  subgroups: Named[];
};

/** What all portions have in common. */
export function PortionFields({ values, problems, members, subgroups }: Props) {
  const t = useTranslations("schedules.portion");
  return (
    <section aria-labelledby="portion">
      <h2 id="portion">{t("heading")}</h2>
      <div className={styles.fields}>
        <div>
          <TextField
            label={t("title")}
            hint={t("title-hint", { n: "{n}" })}
            name="title"
            defaultValue={values.title}
            error={problems.title}
          />
          <TextAreaField
            label={t("instructions")}
            hint={t("instructions-hint")}
            name="instructions"
            defaultValue={values.instructions}
            error={problems.instructions}
          />
        </div>
        <div>
          <fieldset>
            <legend className={styles.legend}>{t("targets")}</legend>
            {(["annotations", "replies"] as const).map((field) => (
              <div key={field}>
                <label className={styles.row}>
                  <input
                    className={`${styles.input} ${styles.number}`}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    max={TARGET_MOST}
                    name={field}
                    defaultValue={values[field]}
                  />
                  {t(field)}
                </label>
                <Problem>{problems[field]}</Problem>
              </div>
            ))}
            <label className={styles.choice}>
              <input type="checkbox" name="readToEnd" defaultChecked={Boolean(values.readToEnd)} />
              {t("read-to-end")}
            </label>
          </fieldset>
          <fieldset className={styles.apart}>
            <legend className={styles.legend}>{t("assignees")}</legend>
            {ASSIGNEES.filter((who) => who !== "subgroups" || subgroups.length > 0).map((who) => (
              <div key={who}>
                <label className={styles.choice}>
                  <input
                    type="radio"
                    name="assignees"
                    value={who}
                    defaultChecked={values.assignees === who}
                  />
                  {t(who)}
                </label>
              </div>
            ))}
            <div className={styles.members}>
              <Choices kind="member" of={members} values={values} />
            </div>
            <div className={styles.subgroups}>
              <Choices kind="subgroup" of={subgroups} values={values} />
            </div>
            <Problem>{problems.assignees}</Problem>
          </fieldset>
        </div>
      </div>
      <SeeFields
        chosen={values.others ?? "open"}
        own={{ name: "own", defaultValue: values.own ?? "", error: problems.own }}
      />
    </section>
  );
}

type ChoicesProps = { kind: "member" | "subgroup"; of: Named[]; values: PlanValues };

const Choices = ({ kind, of, values }: ChoicesProps) =>
  of.map(({ id, name }) => (
    <label key={id} className={styles.choice} dir="auto">
      <input type="checkbox" name={`${kind}.${id}`} defaultChecked={Boolean(values[`${kind}.${id}`])} />
      {name}
    </label>
  ));
