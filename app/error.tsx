"use client";

import { useTranslations } from "use-intl";
import button from "@/components/ui/button.module.css";
import heading from "@/components/ui/page-heading.module.css";
import shell from "@/components/ui/page-shell.module.css";

type Props = { error: { digest?: string | undefined }; reset: () => void };

/**
 * What happened, what is safe, what to do. The number leads whoever runs the site to the log. Every page brings this along,
 * twice, so it is put together from the looks of other pages' parts and not from the parts.
 */
export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations();
  return (
    <>
      <title>{t("errors.title")}</title>
      <header className={shell.header}>
        <div className={shell.line}>
          <a className={shell.name} href="/">
            {t("site.name")}
          </a>
        </div>
      </header>
      <main id="main" className={shell.main}>
        <header className={heading.heading}>
          <h1 className={heading.title}>{t("errors.title")}</h1>
          {error.digest && <p className={heading.facts}>{t("errors.number", { number: error.digest })}</p>}
        </header>
        <p>{t("errors.words")}</p>
        <button type="button" className={`${button.button} ${button.primary}`} onClick={reset}>
          {t("errors.retry")}
        </button>
      </main>
    </>
  );
}
