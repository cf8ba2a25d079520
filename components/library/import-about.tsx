"use client";

import { useTranslations } from "use-intl";
import { useProblemWords } from "@/components/use-problem-words";
import { AboutFields } from "./about-fields";
import styles from "./import-about.module.css";
import type { useTypedAbout } from "./use-typed-about";

type Props = { about: ReturnType<typeof useTypedAbout> };

/** What the file says of itself, folded away behind a line that tells it. */
export function ImportAbout({ about: { typed, setTyped, unfit, settle } }: Props) {
  const t = useTranslations("library.preview");
  const words = useProblemWords();
  const told = [typed.authors, typed.date, typed.origin, typed.language, typed.licence].filter(Boolean);
  return (
    <details className={styles.about}>
      <summary>
        {t("about")} <span dir="auto">{told.join(" · ")}</span>
      </summary>
      <div className={styles.fields}>
        <AboutFields
          controlFor={(field) => ({
            value: typed[field],
            onChange: ({ target: { value } }) => setTyped(field, value),
            onBlur: settle,
          })}
          errorFor={(field) =>
            unfit.includes(field)
              ? `${words({ code: field === "language" ? "text.no-language" : "field" })} ${t("about-unfit")}`
              : null
          }
        />
      </div>
    </details>
  );
}
