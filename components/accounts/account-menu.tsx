"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import type { FormAction } from "../forms/action-form";
import { useFormAnswer } from "../forms/use-form-answer";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import styles from "./account-menu.module.css";

type Props = { name: string; signOut: FormAction };

/** A native popover of a link and a form: it opens, and signs out, without scripts. */
export function AccountMenu({ name, signOut }: Props) {
  const t = useTranslations("site");
  const id = useId();
  const { form, state, send } = useFormAnswer(signOut);
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
        <form ref={form} action={send}>
          <button type="submit" className={styles.choice}>
            {t("sign-out")}
          </button>
        </form>
      </div>
      {state.problem && (
        <div className={styles.problem}>
          <Notice tone="error">{state.problem}</Notice>
        </div>
      )}
    </div>
  );
}
