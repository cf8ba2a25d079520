"use client";

import { useTranslations } from "use-intl";
import type { Role } from "@/domain/groups";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import styles from "./group-page.module.css";

type Props = { slug: string; role: Role; isPrivate: boolean; leave: FormAction };

/** What one is here, and the way out, which says what it means before it is taken. */
export function OwnPlace({ slug, role, isPrivate, leave }: Props) {
  const t = useTranslations("groups");
  return (
    <div className={styles.place}>
      <p>{t(`own-place.${role}`)}</p>
      <details className={styles.fold}>
        <summary>{t("leave.summary")}</summary>
        <p>{t(isPrivate ? "leave.words-private" : "leave.words")}</p>
        <SmallForm action={leave} submit={t("leave.submit")} variant="danger" fields={{ group: slug }} />
      </details>
    </div>
  );
}
