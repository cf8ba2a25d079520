import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { JudgementWire } from "@/domain/wire/moderation";
import { appealPost, findJudgement } from "@/lib/browser/moderation";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast";
import styles from "./keeping.module.css";
import { NoteField, useNote } from "./note-field";
import { useSending } from "./use-sending";

type Props = { post: { id: string; name: string }; onEdit: (() => void) | null; onClose: () => void };

/** What became of one's own post and why, and what one can do about it. */
export function WhyForm({ post, onEdit, onClose }: Props) {
  const t = useTranslations("keeping");
  const format = useFormatter();
  const show = useToast();
  const [judgement, setJudgement] = useState<JudgementWire | "loading" | "failed">("loading");
  const { note, change, forget } = useNote(post.id, "appeal");
  const { isBusy, problem, sending } = useSending();

  useEffect(() => {
    let isWanted = true;
    findJudgement(post.id).then(
      (found) => isWanted && setJudgement(found),
      () => isWanted && setJudgement("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [post.id]);

  if (judgement === "loading") return <p role="status">{t("loading")}</p>;
  if (judgement === "failed") return <Notice tone="error">{t("failed")}</Notice>;
  const { status, action, reason, at, mayAppeal, rulesUrl } = judgement;
  const isSaid = reason !== "" && (action === "hide" || action === "return");
  const mayEdit = onEdit !== null && (status === "returned" || status === "held");
  return (
    <div className={styles.form}>
      <p>
        {t(
          action === "hide-by-flags"
            ? "why.hidden-by-flags"
            : `why.${status === "deleted" ? "visible" : status}`,
        )}
      </p>
      {isSaid && (
        <figure className={styles.said}>
          <figcaption className={styles.hint}>
            {t("why-reason")}{" "}
            {at && format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}
          </figcaption>
          <blockquote dir="auto">{reason}</blockquote>
          {rulesUrl && <a href={rulesUrl}>{t("rules")}</a>}
        </figure>
      )}
      {mayAppeal && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void sending(async () => {
              await appealPost(post.id, note);
              forget();
              show({ text: t("appealed") });
              onClose();
            });
          }}
        >
          <NoteField label={t("appeal-note")} hint={t("appeal")} note={note} onChange={change} required />
          {problem && <Notice tone="error">{problem}</Notice>}
          <div className={styles.foot}>
            <Button type="submit" busy={isBusy}>
              {t("appeal-send")}
            </Button>
          </div>
        </form>
      )}
      {mayEdit && (
        <div className={styles.foot}>
          <Button
            onClick={() => {
              onClose();
              onEdit();
            }}
          >
            {t("edit")}
          </Button>
        </div>
      )}
    </div>
  );
}
