import type { Translate } from "@/messages/translator";

type Props = {
  translations: readonly {
    id: string;
    title: string;
    translators: string[];
    language: string;
    direction: "ltr" | "rtl";
  }[];
  t: Translate;
};

/** The translations that a text has. */
export function TranslationLines({ translations, t }: Props) {
  if (translations.length === 0) return <p>{t("translations.none")}</p>;
  return (
    <ul>
      {translations.map(({ id, title, translators, language, direction }) => (
        <li key={id}>
          <span lang={language} dir={direction}>
            {title}
          </span>
          {` (${language})`}
          {translators.length > 0 && `, ${t("translations.by", { names: translators.join(", ") })}`}
        </li>
      ))}
    </ul>
  );
}
