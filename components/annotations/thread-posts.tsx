"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { LazyKeeping } from "../moderation/lazy-keeping";
import { useRoom } from "../reading/room";
import { Button } from "../ui/button";
import { isBegun } from "./draft";
import { DraftButton } from "./draft-button";
import { focusPost } from "./focus-post";
import { orderPosts } from "./order-posts";
import { Post } from "./post";
import { ReplyForm } from "./reply-form";
import { TakePart } from "./take-part";
import { isLockedFor, isWhole, type Thread, type ThreadPost } from "./thread";
import styles from "./thread-card.module.css";
import { ThreadState } from "./thread-state";
import { useDeleting } from "./use-deleting";

type Props = { thread: Thread; replyTo: string | null; onReplyTo: (id: string | null) => void };

/** A whole thread: the opening post, every answer under what it answers, and a place to write one's own. */
export function ThreadPosts({ thread, replyTo, onReplyTo }: Props) {
  const t = useTranslations("annotations");
  const { talk, can, me, activate } = useRoom();
  const { removeHighlight } = useDeleting();
  const [isLoading, setIsLoading] = useState(false);
  const opening = thread.posts.find(({ parent }) => parent === null);
  const missing = thread.postCount - thread.posts.filter(({ body }) => body !== null).length;
  const isClosed = thread.deletedAt !== null || isLockedFor(me, thread);
  const canReply = can.annotate && !isClosed && thread.sending === null;
  const begun = (post: ThreadPost | null) => isBegun(talk.drafts, "reply", thread.id, post?.id ?? null);
  /** An empty form goes with what it was to answer; words stay. */
  const isAnswered = (post: ThreadPost | null) =>
    replyTo === (post ?? thread).id && ((!isClosed && (!post || isWhole(post))) || begun(post));
  const isAnswering = isAnswered(null) || thread.posts.some(isAnswered);
  const [isFlagging, setIsFlagging] = useState(false);
  const whose = thread.author?.id;
  const isOthersHighlight =
    me && whose && me.memberId !== whose && opening?.author?.id !== whose && !thread.hidden;
  const isOwnHighlight = thread.posts.length === 0 && me !== null && me.memberId === thread.author?.id;

  const first = thread.posts.length === 0 ? t("reply.first") : t("reply.open");
  const replyWords = begun(null) ? t("draft.reply") : first;

  function close(postId: string | undefined) {
    onReplyTo(null);
    focusPost(postId);
  }

  async function loadMore() {
    setIsLoading(true);
    await talk.loadPosts(thread.id).catch(() => {});
    setIsLoading(false);
  }

  const replyButton = (post: ThreadPost) =>
    canReply && !post.sending ? () => onReplyTo(post.id) : undefined;

  return (
    <>
      {opening && <Post thread={thread} post={opening} />}
      <ol className={styles.replies}>
        {orderPosts(thread.posts, opening?.id).map(({ post, depth, to }) => (
          <li key={post.id} data-depth={depth} className={styles.reply}>
            <Post thread={thread} post={post} to={to} onReply={replyButton(post)} />
            {isAnswered(post) ? (
              <ReplyForm thread={thread} to={post} onDone={close} />
            ) : (
              begun(post) && <DraftButton form="reply" onOpen={() => onReplyTo(post.id)} />
            )}
          </li>
        ))}
      </ol>
      {missing > 0 && (
        <Button busy={isLoading} onClick={loadMore}>
          {t("card.more", { count: missing })}
        </Button>
      )}
      {isAnswered(null) && <ReplyForm thread={thread} to={null} onDone={close} />}
      {thread.hidden && <p>{t("post.hidden")}</p>}
      {thread.held && !opening && <p>{t("post.held")}</p>}
      <ThreadState thread={thread} />
      <div className={styles.foot}>
        {(canReply || begun(null)) && !isAnswering && (
          <Button onClick={() => onReplyTo(thread.id)}>{replyWords}</Button>
        )}
        {!can.annotate && <TakePart />}
        {isOthersHighlight && !thread.sending && (
          <button type="button" className={styles.fold} onClick={() => setIsFlagging(true)}>
            {t("post.flag-highlight")}
          </button>
        )}
        {isOwnHighlight && !thread.sending && (
          <button type="button" className={styles.fold} onClick={() => removeHighlight(thread)}>
            {t("post.delete-highlight")}
          </button>
        )}
        <button type="button" className={styles.fold} aria-expanded onClick={() => activate(null)}>
          {t("card.less")}
        </button>
      </div>
      {isFlagging && <LazyKeeping what="flag" highlight={thread} onClose={() => setIsFlagging(false)} />}
    </>
  );
}
