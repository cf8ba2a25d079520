import type { LanguageChoice } from "@/domain/language-choice";
import { FIND_LENGTH } from "@/domain/limits";
import type { Translate } from "@/messages/translator";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import styles from "./contents.module.css";

type Props = {
  path: string;
  words: string;
  /** The language that its address asks for. */
  choice?: LanguageChoice | null | undefined;
  t: Translate;
};

/** Looks for words in a whole text, also in what has not come with its page. */
export function FindForm({ path, words, choice, t }: Props) {
  return (
    <search>
      <form className={styles.form} action={path} method="get">
        {choice && <input type="hidden" name="in" value={choice.translation} />}
        {choice?.beside && <input type="hidden" name="beside" value="" />}
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
