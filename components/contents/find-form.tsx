import { FIND_LENGTH } from "@/domain/limits";
import type { Translate } from "@/messages/translator";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import styles from "./contents.module.css";

/** Looks for words in a whole text, also in what has not come with its page. */
export function FindForm({ path, words, t }: { path: string; words: string; t: Translate }) {
  return (
    <search>
      <form className={styles.form} action={path} method="get">
        <TextField
          key={words}
          label={t("contents.find")}
          type="search"
          name="q"
          dir="auto"
          defaultValue={words}
          maxLength={FIND_LENGTH}
          enterKeyHint="search"
          autoComplete="off"
        />
        <Button type="submit">{t("contents.find-button")}</Button>
      </form>
    </search>
  );
}
