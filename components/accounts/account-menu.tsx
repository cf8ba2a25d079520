"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "../ui/icon";
import styles from "./account-menu.module.css";

type Props = { name: string; signOut: (form: FormData) => Promise<void> };

/** A native popover of a link and a form: it opens, and signs out, without scripts. */
export function AccountMenu({ name, signOut }: Props) {
  const t = useTranslations("auth");
  const id = useId();
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
        <form action={signOut}>
          <button type="submit" className={styles.choice}>
            {t("sign-out")}
          </button>
        </form>
      </div>
    </div>
  );
}
