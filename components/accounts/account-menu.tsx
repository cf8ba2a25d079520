"use client";

import { useActionState, useId } from "react";
import { useTranslations } from "use-intl";
import { freshForm } from "@/domain/form-state";
import type { FormAction } from "../forms/action-form";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import styles from "./account-menu.module.css";

type Props = { name: string; signOut: FormAction };

/** A native popover of a link and a form: it opens, and signs out, without scripts. */
export function AccountMenu({ name, signOut }: Props) {
  const t = useTranslations("site");
  const id = useId();
  const [{ problem }, leave] = useActionState(signOut, freshForm);
  return (
    <div className={styles.menu}>
      <button type="button" className={styles.trigger} popoverTarget={id}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        <Icon name="down" />
      </button>
      <div id={id} popover="auto" className={styles.list}>
        <a className={styles.choice} href="/account">
          {t("account")}
        </a>
        <form action={leave}>
          <button type="submit" className={styles.choice}>
            {t("sign-out")}
          </button>
        </form>
      </div>
      {problem && (
        <div className={styles.problem}>
          <Notice tone="error">{problem}</Notice>
        </div>
      )}
    </div>
  );
}
