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

type Props = {
  sessions: SessionLine[];
  /** The same on the server and in the browser. */
  now: Date;
  endOne: FormAction;
  endOthers: FormAction;
};

export function SessionList({ sessions, now, endOne, endOthers }: Props) {
  const t = useTranslations("account.sessions");
  return (
    <>
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.line}>
            <SessionWords session={session} now={now} />
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

function SessionWords({ session, now }: { session: SessionLine; now: Date }) {
  const t = useTranslations("account.sessions");
  const format = useFormatter();
  const { browser, system } = browserName(session.userAgent);
  return (
    <div className={styles.words}>
      <span>
        {browser && system ? t("browser", { browser, system }) : (browser ?? system ?? t("unknown"))}
      </span>
      <span className={styles.quiet}>
        {t("seen", {
          at: format.relativeTime(session.lastSeenAt, now),
          since: format.dateTime(session.createdAt, { dateStyle: "medium" }),
        })}
      </span>
    </div>
  );
}
