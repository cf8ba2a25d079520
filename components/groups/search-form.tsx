"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import styles from "./search-form.module.css";

/** Asks the page's own address, so that what was found can be passed on as a link. */
export function SearchForm({ words }: { words: string | undefined }) {
  const t = useTranslations("groups.public");
  return (
    <search>
      <form className={styles.form}>
        <TextField
          label={t("search")}
          type="search"
          name="q"
          maxLength={200}
          autoComplete="off"
          dir="auto"
          defaultValue={words}
        />
        <Button type="submit">{t("find")}</Button>
      </form>
    </search>
  );
}
