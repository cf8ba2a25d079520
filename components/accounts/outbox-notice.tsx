"use client";

import { useTranslations } from "use-intl";
import { Notice } from "../ui/notice";

/** Shown where mail was promised and none can be sent. */
export function OutboxNotice() {
  const t = useTranslations("auth");
  return (
    <Notice title={t("outbox.title")}>
      <p>{t.rich("outbox.words", { code: (words) => <code>{words}</code> })}</p>
    </Notice>
  );
}
