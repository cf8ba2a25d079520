"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import { Button } from "../ui/button";
import { focusPost } from "./focus-post";
import { orderPosts } from "./order-posts";
import { Post } from "./post";
import { ReplyForm } from "./reply-form";
import { TakePart } from "./take-part";
import type { Thread, ThreadPost } from "./thread";
import styles from "./thread-card.module.css";
import { useDeleting } from "./use-deleting";

type Props = { thread: Thread; isReplying: boolean; onReplying: (isReplying: boolean) => void };

/** A whole thread: the opening post, every answer under what it answers, and a place to write one's own. */
export function ThreadPosts({ thread, isReplying, onReplying }: Props) {
  const t = useTranslations("annotations");
  const { talk, can, me, activate } = useRoom();
  const { removeHighlight } = useDeleting();
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(false);
  const opening = thread.posts.find(({ parent }) => parent === null);
  const missing = thread.postCount - thread.posts.filter(({ body }) => body !== null).length;
  const canReply = can.annotate && thread.deletedAt === null && thread.sending === null;
  const isOwnHighlight = thread.posts.length === 0 && me !== null && me.memberId === thread.author?.id;

  function close(postId: string | undefined) {
    setReplyTo(null);
    onReplying(false);
    focusPost(postId);
  }

  async function loadMore() {
    setIsLoading(true);
    await talk.loadPosts(thread.id).catch(() => {});
    setIsLoading(false);
  }

  const replyButton = (post: ThreadPost) =>
    canReply && !post.sending
      ? () => {
          onReplying(false);
          setReplyTo(post.id);
        }
      : undefined;

  return (
    <>
      {opening && <Post thread={thread} post={opening} />}
      <ol className={styles.replies}>
        {orderPosts(thread.posts, opening?.id).map(({ post, depth, to }) => (
          <li key={post.id} data-depth={depth} className={styles.reply}>
            <Post thread={thread} post={post} to={to} onReply={replyButton(post)} />
            {replyTo === post.id && (
              <ReplyForm thread={thread} to={{ id: post.id, name: post.author?.name ?? "" }} onDone={close} />
            )}
          </li>
        ))}
      </ol>
      {missing > 0 && (
        <Button busy={isLoading} onClick={loadMore}>
          {t("card.more", { count: missing })}
        </Button>
      )}
      {isReplying && <ReplyForm thread={thread} to={null} onDone={close} />}
      <div className={styles.foot}>
        {canReply && !isReplying && replyTo === null && (
          <Button onClick={() => onReplying(true)}>
            {thread.posts.length === 0 ? t("reply.first") : t("reply.open")}
          </Button>
        )}
        {!can.annotate && <TakePart />}
        {isOwnHighlight && !thread.sending && (
          <button type="button" className={styles.fold} onClick={() => removeHighlight(thread)}>
            {t("post.delete-highlight")}
          </button>
        )}
        <button type="button" className={styles.fold} aria-expanded onClick={() => activate(null)}>
          {t("card.less")}
        </button>
      </div>
    </>
  );
}
