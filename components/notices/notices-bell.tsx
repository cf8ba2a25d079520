"use client";

import { useTranslations } from "use-intl";
import { NOTICES_COUNTED } from "@/domain/limits";
import { Icon } from "../ui/icon";
import { VisuallyHidden } from "../ui/visually-hidden";
import styles from "./notices-bell.module.css";

type Props = { unread: number };

/** Quiet: a link that says how many notices are unread, if any are. */
export function NoticesBell({ unread }: Props) {
  const t = useTranslations("site");
  const count = unread > NOTICES_COUNTED ? `${NOTICES_COUNTED}+` : `${unread}`;
  return (
    <a className={styles.bell} href="/notices" title={t("notices")}>
      <Icon name="bell" />
      <VisuallyHidden>{unread === 0 ? t("notices") : t("notices-unread", { count })}</VisuallyHidden>
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count}
        </span>
      )}
    </a>
  );
}
