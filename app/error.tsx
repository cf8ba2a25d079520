"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { PageShell } from "@/components/ui/page-shell";

/** What was typed is kept in the browser; this page says so and tries again. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations("errors");
  return (
    <PageShell>
      <h1>{t("title")}</h1>
      <p>{t("words")}</p>
      <p>
        <Button variant="primary" onClick={reset}>
          {t("again")}
        </Button>
      </p>
    </PageShell>
  );
}
