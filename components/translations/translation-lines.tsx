import type { ReactNode } from "react";
import { languageName } from "@/messages/language-name";
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
  /** What may be done with one. */
  actions?: ((translation: { id: string; title: string }) => ReactNode) | undefined;
};

/** The translations that a text has. */
export function TranslationLines({ translations, t, actions }: Props) {
  if (translations.length === 0) return <p>{t("translations.none")}</p>;
  return (
    <ul>
      {translations.map(({ id, title, translators, language, direction }) => (
        <li key={id}>
          <span lang={language} dir={direction}>
            {title}
          </span>
          {" ("}
          <span lang={language}>{languageName(language)}</span>)
          {translators.length > 0 && `, ${t("translations.by", { names: translators.join(", ") })}`}
          {actions?.({ id, title })}
        </li>
      ))}
    </ul>
  );
}
