"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Keeping } from "../moderation/keeping";
import { LazyKeeping } from "../moderation/lazy-keeping";
import { useRoom } from "../reading/room";
import { VisuallyHidden } from "../ui/visually-hidden";
import { isBegun } from "./draft";
import { DraftButton } from "./draft-button";
import { EditForm } from "./edit-form";
import { focusPost } from "./focus-post";

import { isByMuted } from "./muted";
import styles from "./post.module.css";
import { PostActions } from "./post-actions";
import { PostBody } from "./post-body";
import { PostSending } from "./post-sending";
import { isWhole, type Thread, type ThreadPost } from "./thread";
import { useSeen } from "./use-seen";
import { When } from "./when";

type Props = {
  thread: Thread;
  post: ThreadPost;
  to?: string | null;
  /** In a card that is not open: no actions, and only the first lines. */
  isBrief?: boolean;
  onReply?: () => void;
};

export function Post({ thread, post, to = null, isBrief = false, onReply }: Props) {
  const t = useTranslations("annotations");
  const { talk, me, can } = useRoom();
  const [isEditing, setIsEditing] = useState(false);
  const [keeping, setKeeping] = useState<Keeping | null>(null);
  const [isShown, setIsShown] = useState(false);
  const seen = useSeen(post);
  const isNew = talk.fresh.has(post.id);
  const parcelId = thread.sending ? thread.id : post.id;

  const mayEdit = can.annotate && me !== null && post.author?.id === me.memberId;
  const hasDraft = isBegun(talk.drafts, "edit", thread.id, post.id);
  const form = isEditing && (isWhole(post) || hasDraft) && (
    <EditForm
      key="form"
      thread={thread}
      post={post}
      parcelId={parcelId}
      onDone={() => {
        setIsEditing(false);
        focusPost(post.id);
      }}
    />
  );
  const draft = hasDraft && !form && !isBrief && (
    <DraftButton form="edit" onOpen={() => setIsEditing(true)} />
  );

  if (!isWhole(post)) {
    return (
      <div className={styles.post} id={`post-${post.id}`} tabIndex={-1}>
        <p className={styles.gone}>
          {t(post.undecided ? "card.undecided" : post.status === "hidden" ? "card.hidden" : "card.deleted")}
        </p>
        {form}
        {draft}
      </div>
    );
  }
  if (isByMuted(post, talk.muted) && !isShown && !form && !draft) {
    return (
      <div className={styles.post} id={`post-${post.id}`} tabIndex={-1}>
        <p className={styles.gone}>
          {t("card.muted-author")}
          {!isBrief && (
            <>
              {" · "}
              <button
                type="button"
                className={styles.edited}
                onClick={() => {
                  setIsShown(true);
                  focusPost(post.id);
                }}
              >
                {t("card.show")}
              </button>
            </>
          )}
        </p>
      </div>
    );
  }
  return (
    <div ref={seen} className={styles.post} id={`post-${post.id}`} tabIndex={-1}>
      <header className={styles.head}>
        <span className={styles.who}>
          <span className={styles.author}>
            {isNew && (
              <span className={styles.new}>
                <VisuallyHidden>{t("card.new")} </VisuallyHidden>
              </span>
            )}
            <span className={styles.name} dir="auto">
              {post.author?.name}
            </span>
          </span>
          {to && (
            <span className={styles.quiet} dir="auto">
              {t("card.to", { name: to })}
            </span>
          )}
          {post.disagrees && <span className={styles.quiet}>{t("card.disagrees")}</span>}
          <span className={styles.quiet}>
            {post.sending?.state === "sending" ? t("sending.sending") : <When at={post.createdAt} />}
          </span>
          {post.editedAt && !isBrief && <EditedMark onShow={() => setKeeping("history")} />}
        </span>
        {!isBrief && !post.sending && (
          <PostActions
            thread={thread}
            post={post}
            onReply={onReply}
            onEdit={() => setIsEditing(true)}
            onKeep={setKeeping}
          />
        )}
      </header>
      {form || (
        <div
          className={isBrief ? `${styles.body} ${styles.brief}` : styles.body}
          data-brief={isBrief || undefined}
        >
          <PostBody html={post.body?.html ?? ""} />
        </div>
      )}
      {(post.status === "held" || post.status === "returned" || post.status === "hidden") && (
        <p className={styles.sending}>
          {t(post.undecided ? "card.undecided" : `post.${post.status}`)}{" "}
          {!isBrief && (
            <button type="button" className={styles.edited} onClick={() => setKeeping("why")}>
              {t("post.why")}
            </button>
          )}
        </p>
      )}
      {keeping && (
        <LazyKeeping
          what={keeping}
          thread={thread}
          post={post}
          onEdit={mayEdit ? () => setIsEditing(true) : null}
          onClose={() => setKeeping(null)}
        />
      )}
      {draft}
      {post.sending && !isEditing && (
        <PostSending thread={thread} id={parcelId} sending={post.sending} onEdit={() => setIsEditing(true)} />
      )}
    </div>
  );
}

function EditedMark({ onShow }: { onShow: () => void }) {
  const t = useTranslations("annotations.post");
  return (
    <button type="button" className={styles.edited} title={t("edited-hint")} onClick={onShow}>
      {t("edited")}
    </button>
  );
}
