"use client";

import { useTranslations } from "use-intl";
import { Notice } from "../ui/notice";

type Props = {
  /** What has been made instead of a mail. */
  made: string;
};

/** In place of "look into your mailbox" where no mail can be sent. */
export function OutboxNotice({ made }: Props) {
  const t = useTranslations("auth");
  return (
    <Notice title={t("outbox.title")}>
      <p>
        {made} {t.rich("outbox.words", { code: (words) => <code>{words}</code> })}
      </p>
    </Notice>
  );
}
