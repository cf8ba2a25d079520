import { choiceForForm } from "@/domain/language-choice";
import { languageName } from "@/messages/language-name";
import type { Translate } from "@/messages/translator";
import styles from "./language-choices.module.css";
import type { Opening } from "./opening";

type Translation = {
  id: string;
  title: string;
  translators: string[];
  language: string;
  direction: "ltr" | "rtl";
};

export type Languages = {
  translations: readonly Translation[];
  /** None for the text itself. */
  readIn: { translation: Translation; isBeside: boolean } | null;
};

type Props = Languages & Pick<Opening, "group" | "reading"> & { t: Translate };

/** In what a text is read: a form, so that it is remembered, and works without scripts. Drawn on the server alone. */
export function LanguageChoices({ group, reading, translations, readIn, t }: Props) {
  const nameOf = namesAmong(translations);
  const isRead = (id: string | null, isBeside: boolean) =>
    (readIn?.translation.id ?? null) === id && (readIn?.isBeside ?? false) === isBeside;
  return (
    <form
      className={styles.choices}
      method="post"
      action={`/groups/${group.slug}/readings/${reading.id}/language`}
      aria-label={t("languages.label")}
      data-print="no"
    >
      <input type="hidden" name="text" value={reading.text} />
      <Choice value="" isChosen={isRead(null, false)} lang={reading.original ?? undefined}>
        {reading.original === null ? t("languages.original") : languageName(reading.original)}
      </Choice>
      {translations.map(({ id, title, language }) => (
        <Choice key={id} value={id} isChosen={isRead(id, false)} lang={language} title={title}>
          {nameOf(id)}
        </Choice>
      ))}
      {translations.map(({ id }) => (
        <Choice key={id} value={choiceForForm({ translation: id, beside: true })} isChosen={isRead(id, true)}>
          {translations.length === 1
            ? t("languages.beside")
            : t("languages.beside-which", { language: nameOf(id) })}
        </Choice>
      ))}
    </form>
  );
}

type ChoiceProps = {
  value: string;
  isChosen: boolean;
  lang?: string | undefined;
  title?: string;
  children: string;
};

const Choice = ({ value, isChosen, children, ...words }: ChoiceProps) => (
  <button type="submit" name="in" value={value} aria-pressed={isChosen} {...words}>
    {children}
  </button>
);

/** Who turned it into the language in which it is read. */
export function TranslatedBy({ translation, t }: NonNullable<Languages["readIn"]> & { t: Translate }) {
  if (translation.translators.length === 0) return null;
  return (
    <p className={styles.translators} dir="auto">
      {t("languages.translated-by", { names: translation.translators.join(", ") })}
    </p>
  );
}

/** Of two in one language by whom they are, or what they are called. */
function namesAmong(translations: readonly Translation[]): (id: string) => string {
  const names = new Map(
    translations.map(({ id, language, translators, title }) => {
      const isAlone = translations.every((one) => one.id === id || one.language !== language);
      const name = languageName(language);
      return [id, isAlone ? name : `${name} (${translators[0] ?? title})`];
    }),
  );
  return (id) => names.get(id) ?? "";
}
