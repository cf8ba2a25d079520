"use client";

import { useTranslations } from "use-intl";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { ActionForm, type FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Field } from "../ui/field";
import styles from "../ui/lines.module.css";
import { TextField } from "../ui/text-field";
import { VisuallyHidden } from "../ui/visually-hidden";
import type { Placed } from "./places-form";

type Forms = { rename: FormAction; move: FormAction; remove: FormAction };
type Props = { slug: string; subgroups: SubgroupWire[]; members: Placed[]; forms: Forms | null };

/** The subgroups with the names of who is in them, and for organizers what can be done to each. */
export function SubgroupLines({ slug, subgroups, members, forms }: Props) {
  const t = useTranslations("subgroups");
  return (
    <ul className={styles.list}>
      {subgroups.map((one) => (
        <li key={one.id} className={styles.line}>
          <span className={styles.words}>
            <bdi>{one.name}</bdi>
            <span className={styles.quiet} dir="auto">
              {namesIn(one, members)}
            </span>
          </span>
          <span className={styles.quiet}>{t("members", { count: one.memberCount })}</span>
          {forms && <Tools slug={slug} subgroup={one} subgroups={subgroups} forms={forms} />}
        </li>
      ))}
    </ul>
  );
}

const namesIn = ({ id }: SubgroupWire, members: Placed[]): string =>
  members
    .filter(({ subgroup }) => subgroup === id)
    .map(({ name }) => name)
    .join(", ");

type ToolsProps = { slug: string; subgroup: SubgroupWire; subgroups: SubgroupWire[]; forms: Forms };

function Tools({ slug, subgroup, subgroups, forms }: ToolsProps) {
  const t = useTranslations("subgroups");
  const { id, name, memberCount } = subgroup;
  const others = subgroups.filter((one) => one.id !== id);
  const fields = (
    <>
      <input type="hidden" name="group" value={slug} />
      <input type="hidden" name="subgroup" value={id} />
    </>
  );
  return (
    <details className={styles.fold}>
      <summary>
        {t("change")} <VisuallyHidden>{name}</VisuallyHidden>
      </summary>
      <div className={styles.folded}>
        <ActionForm action={forms.rename} submit={t("rename")} variant="quiet" narrow>
          {({ values, fieldProblems }) => (
            <>
              {fields}
              <TextField
                label={t("name")}
                name="name"
                defaultValue={values.name ?? name}
                error={fieldProblems.name}
                autoComplete="off"
              />
            </>
          )}
        </ActionForm>
        {memberCount > 0 ? (
          <div className={styles.apart}>
            <ActionForm action={forms.move} submit={t("move")} variant="quiet" narrow>
              {() => (
                <>
                  {fields}
                  <Field label={t("move-to", { name })}>
                    {(wiring) => (
                      <select {...wiring} name="to" defaultValue="">
                        <option value="">{t("in-none")}</option>
                        {others.map((one) => (
                          <option key={one.id} value={one.id}>
                            {one.name}
                          </option>
                        ))}
                      </select>
                    )}
                  </Field>
                </>
              )}
            </ActionForm>
          </div>
        ) : (
          <div className={styles.apart}>
            <p>{t("remove-words")}</p>
            <SmallForm
              action={forms.remove}
              submit={t("remove", { name })}
              variant="danger"
              fields={{ group: slug, subgroup: id }}
            />
          </div>
        )}
      </div>
    </details>
  );
}
