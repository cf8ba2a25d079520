"use client";

import { useFormatter, useTranslations } from "use-intl";
import { browserName } from "@/domain/browser-name";
import { ActionForm, type FormAction } from "../forms/action-form";
import styles from "../ui/lines.module.css";

export type SessionLine = {
  id: string;
  lastSeenAt: Date;
  createdAt: Date;
  userAgent: string;
  isThis: boolean;
};

type Props = { sessions: SessionLine[]; endOne: FormAction; endOthers: FormAction };

export function SessionList({ sessions, endOne, endOthers }: Props) {
  const t = useTranslations("account.sessions");
  return (
    <>
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.line}>
            <SessionWords session={session} />
            {session.isThis ? (
              <strong>{t("this")}</strong>
            ) : (
              <ActionForm action={endOne} submit={t("end")} variant="quiet">
                {() => <input type="hidden" name="session" value={session.id} />}
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <ActionForm action={endOthers} submit={t("end-others")} variant="quiet" />}
    </>
  );
}

function SessionWords({ session }: { session: SessionLine }) {
  const t = useTranslations("account.sessions");
  const format = useFormatter();
  const { browser, system } = browserName(session.userAgent);
  const when = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className={styles.words}>
      <span>
        {browser && system ? t("browser", { browser, system }) : (browser ?? system ?? t("unknown"))}
      </span>
      <span className={styles.quiet}>
        {t("seen", { at: when(session.lastSeenAt), since: when(session.createdAt) })}
      </span>
    </div>
  );
}
