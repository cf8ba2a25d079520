"use client";

import { useTranslations } from "use-intl";
import type { NoticeWire } from "@/domain/wire/notice";
import { markNoticeRead } from "@/lib/browser/notices";
import styles from "../ui/lines.module.css";
import { QuotedWords } from "../ui/quoted-words";
import { Time, type ToldTime } from "../ui/time";

/** Its times in words; `isOver`: what it says is due was due. */
export type ToldNotice = NoticeWire & {
  told: ToldTime;
  due: ToldTime | null;
  until: ToldTime | null;
  isOver: boolean;
};

type Props = { notices: ToldNotice[] };

/** What one is told of; each leads to what it is about, and is read when one goes there. */
export function NoticeLines({ notices }: Props) {
  return (
    <ul className={styles.list}>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </ul>
  );
}

function NoticeLine({ notice }: { notice: ToldNotice }) {
  const t = useTranslations("notices");
  const words = useNoticeWords(notice);
  const { id, url, read, kind, groupName, told, until, judgement } = notice;
  // Whoever goes there has read it; where that cannot be said now, it stays unread, and nothing is lost.
  const follow = () => {
    if (!read) markNoticeRead(id).catch(() => {});
  };
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          <a href={url} onClick={follow}>
            {words}
          </a>
        </span>
        <span className={styles.quiet}>
          {(kind === "due" || kind === "answered" || kind === "mentioned") && (
            <>
              <bdi>{groupName}</bdi>
              {" · "}
            </>
          )}
          <Time {...told} />
        </span>
      </span>
      {!read && <strong className={styles.done}>{t("unread")}</strong>}
      {(judgement?.reason || judgement?.action === "silence") && (
        <div className={styles.below}>
          {judgement.action === "silence" && (
            <p className={styles.quiet}>{until ? <Until {...until} /> : t("for-good")}</p>
          )}
          {judgement.reason && <QuotedWords said={t("reason")}>{judgement.reason}</QuotedWords>}
        </div>
      )}
    </li>
  );
}

function Until(until: ToldTime) {
  const t = useTranslations("notices");
  return t.rich("until", { at: until.text, time: () => <Time {...until} /> });
}

function useNoticeWords(notice: ToldNotice): string {
  const { kind, title, groupName: group, role, answers, due, isOver, judgement } = notice;
  const t = useTranslations("notices.words");
  const things = useTranslations("flagging.notice");
  const { action = "", subject = null } = judgement ?? {};
  switch (kind) {
    case "due":
      return t(isOver ? "was-due" : "due", { title: title ?? "", at: due?.text ?? "" });
    case "answered":
      return t("answered", { title: title ?? "", count: answers ?? 0 });
    case "mentioned":
      return t("mentioned", { title: title ?? "" });
    case "role":
      return t("role", { group, role: role ?? "" });
    case "judged":
      if (subject) return things(`judged.${subject}`, { title: title ?? "", group, action });
      return t("judged", { title: title ?? "", action: judgement?.action ?? "" });
    case "flag-decided":
      if (subject) return things(`flagged.${subject}`, { title: title ?? "", group, action });
      return t("flag-decided", { title: title ?? "", action: judgement?.action ?? "" });
    case "sanctioned":
      return t("sanctioned", { group, action: judgement?.action ?? "" });
    case "let-in":
    case "declined":
    case "handed-over":
    case "import-ready":
    case "import-failed":
      return t(kind, { group });
  }
}
