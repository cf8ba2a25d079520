"use client";

import { useTranslations } from "use-intl";
import type { Role } from "@/domain/groups";
import { placeField, wasField } from "@/domain/subgroup-form";
import type { SubgroupWire } from "@/domain/wire/subgroup";
import { ActionForm, type FormAction } from "../forms/action-form";
import styles from "../ui/lines.module.css";
import { Notice } from "../ui/notice";

export type Placed = { id: string; name: string; handle: string; role: Role; subgroup: string | null };

type Props = { slug: string; members: Placed[]; subgroups: SubgroupWire[]; place: FormAction };

/** Who is in which subgroup, one line a member. */
export function PlacesForm({ slug, members, subgroups, place }: Props) {
  const t = useTranslations();
  return (
    <ActionForm action={place} submit={t("subgroups.save")}>
      {({ values, isDone }) => (
        <>
          {isDone && <Notice>{t("subgroups.saved")}</Notice>}
          <input type="hidden" name="group" value={slug} />
          <ul className={styles.list}>
            {members.map(({ id, name, handle, role, subgroup }) => (
              <li key={id} className={styles.line}>
                <label className={styles.words} htmlFor={placeField(id)}>
                  <bdi>{name}</bdi>
                  <span className={styles.quiet}>
                    @{handle} · {t(`groups.roles.${role}`)}
                  </span>
                </label>
                <input type="hidden" name={wasField(id)} value={subgroup ?? ""} />
                <select
                  id={placeField(id)}
                  key={subgroup}
                  name={placeField(id)}
                  defaultValue={isDone ? (subgroup ?? "") : (values[placeField(id)] ?? subgroup ?? "")}
                >
                  <option value="">{t("subgroups.in-none")}</option>
                  {subgroups.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
        </>
      )}
    </ActionForm>
  );
}
