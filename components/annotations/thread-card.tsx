"use client";

import { type MouseEvent, memo, useState } from "react";
import { useTranslations } from "use-intl";
import { useRoom, useRoomState } from "../reading/room";
import { Passage } from "./passage";
import { Post } from "./post";
import { isWhole, type Thread } from "./thread";
import styles from "./thread-card.module.css";
import { ThreadPosts } from "./thread-posts";
import { useCardLabel } from "./use-card-label";

type Props = { thread: Thread; wholeParagraph: boolean };

/** A thread beside the text: a few lines of it, all of it when it is the active one. */
export const ThreadCard = memo(function ThreadCard({ thread, wholeParagraph }: Props) {
  const t = useTranslations("annotations.card");
  const begun = useTranslations("annotations.draft");
  const { activate, hover, me, talk } = useRoom();
  const isActive = useRoomState((state) => state.activeId === thread.id);
  const isHovered = useRoomState((state) => state.hoveredIds.includes(thread.id));
  /** The post that is answered; the thread itself when it is answered as a whole. */
  const [replyTo, setReplyTo] = useState<string | null>(null);
  const label = useCardLabel(thread, wholeParagraph);
  const opening = thread.posts.find(({ parent }) => parent === null);
  const replies = thread.posts.filter((post) => post !== opening && post.body !== null);
  const last = replies.at(-1);
  const shown = (opening && isWhole(opening) ? 1 : 0) + (last ? 1 : 0);
  const between = thread.postCount - shown;
  const isMine = me !== null && thread.author?.id === me.memberId;

  /** A click anywhere opens it, unless it was meant for something in it or was the end of choosing words. */
  function open(event: MouseEvent) {
    const isForMore =
      event.target instanceof Element && event.target.closest("a, button, [contenteditable], input");
    if (!isActive && !isForMore && window.getSelection()?.isCollapsed !== false) activate(thread.id);
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button below does the same for keys
    <article
      id={`thread-${thread.id}`}
      className={styles.card}
      aria-label={label}
      data-active={isActive || undefined}
      data-hover={isHovered || undefined}
      data-mine={isMine || undefined}
      data-kind={thread.kind}
      tabIndex={-1}
      onClick={open}
      onMouseEnter={() => hover(thread.id)}
      onMouseLeave={() => hover()}
      onFocus={() => hover(thread.id)}
      onBlur={() => hover()}
    >
      <Passage thread={thread} wholeParagraph={wholeParagraph} />
      {isActive ? (
        <ThreadPosts thread={thread} replyTo={replyTo} onReplyTo={setReplyTo} />
      ) : (
        <>
          {talk.muted.has(thread.id) ? (
            <p className={styles.between}>{t("muted")}</p>
          ) : (
            <>
              {opening && <Post thread={thread} post={opening} isBrief />}
              {between > 0 && <p className={styles.between}>{t("more", { count: between })}</p>}
              {last && (
                <div className={styles.last}>
                  <Post thread={thread} post={last} isBrief />
                </div>
              )}
            </>
          )}
          {talk.drafts.some(({ thread: { id } }) => id === thread.id) && (
            <p className={styles.draft}>{begun("here")}</p>
          )}
          <button
            type="button"
            className={styles.open}
            aria-expanded={false}
            onClick={() => activate(thread.id, { scroll: "thread" })}
          >
            {t("open")}
          </button>
        </>
      )}
    </article>
  );
});
