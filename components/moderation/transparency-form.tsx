"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import styles from "./transparency.module.css";

/** Asks the page's own address, so that what it shows can be passed on as a link. */
export function TransparencyForm({ days }: { days: { from: string; to: string } }) {
  const t = useTranslations("transparency");
  return (
    <form className={styles.form} data-print="no">
      <TextField label={t("from")} type="date" name="from" required defaultValue={days.from} />
      <TextField label={t("to")} type="date" name="to" required defaultValue={days.to} />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
