"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page-heading";
import { PageShell } from "@/components/ui/page-shell";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** What happened, what is safe, what to do. The number leads whoever runs the site to the log. */
export default function ErrorPage({ error, reset }: Props) {
  const t = useTranslations("errors");
  return (
    <PageShell>
      <title>{t("title")}</title>
      <PageHeading facts={error.digest && t("number", { number: error.digest })}>{t("title")}</PageHeading>
      <p>{t("words")}</p>
      <Button variant="primary" onClick={reset}>
        {t("retry")}
      </Button>
    </PageShell>
  );
}
