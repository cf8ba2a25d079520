"use client";

import { useTranslations } from "use-intl";
import styles from "../moderation/review.module.css";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";

/** Asks the page's own address, so that it works without scripts. */
export function AccountSearch({ typed }: { typed: string }) {
  const t = useTranslations("oversight.accounts");
  return (
    <form className={styles.filter}>
      <TextField label={t("find")} name="account" defaultValue={typed} autoComplete="off" />
      <Button type="submit">{t("search")}</Button>
    </form>
  );
}
