"use client";

import { useTranslations } from "use-intl";
import { judgementsOn, type Keeping, threadDeeds } from "../moderation/keeping";
import { useRoom } from "../reading/room";
import { Icon } from "../ui/icon";
import { Menu, type MenuChoice } from "../ui/menu";
import { useToast } from "../ui/toast";
import styles from "./post.module.css";
import { isLockedFor, moderates, type Thread, type ThreadPost } from "./thread";
import { useDeleting } from "./use-deleting";

type Props = {
  thread: Thread;
  post: ThreadPost;
  onReply?: () => void;
  onEdit: () => void;
  onKeep: (what: Keeping) => void;
};

/** What can be done with a post: a reply at hand, the rest behind one button. */
export function PostActions({ thread, post, onReply, onEdit, onKeep }: Props) {
  const t = useTranslations("annotations.post");
  const show = useToast();
  const { me, can, group, reading, talk } = useRoom();
  const { deletePost } = useDeleting();
  const name = post.author?.name ?? "";
  const isOwn = me !== null && post.author?.id === me.memberId;
  const isMember = isOwn && me.role !== "observer";
  const keepsOrder = moderates(me) && thread.audience !== "me";

  async function copyLink() {
    const url = linkTo(reading, thread, post);
    try {
      await navigator.clipboard.writeText(url);
      show({ text: t("copied") });
    } catch {
      show({ text: t("copy-failed", { url }) });
    }
  }

  const muteWords = (id: string) => (talk.muted.has(id) ? "unmute" : "mute");
  const choices: MenuChoice[] = [
    ...(isOwn && can.annotate && post.status !== "hidden" && !isLockedFor(me, thread)
      ? [{ label: t("edit"), onSelect: onEdit }]
      : []),
    { label: t("copy"), onSelect: copyLink },
    ...(can.tellWho && post.author
      ? [{ label: t("who"), href: `/groups/${group.slug}/members?who=${post.author.id}` }]
      : []),
    ...(me && !isOwn && post.status === "visible"
      ? [
          { label: t("flag"), onSelect: () => onKeep("flag") },
          { label: t("flag-name"), href: `/groups/${group.slug}/flag?name=${post.author?.id}` },
        ]
      : []),
    ...(me && !isOwn && post.author
      ? [
          {
            label: t(`${muteWords(post.author.id)}.member`, { name }),
            onSelect: () => onKeep("mute-member"),
          },
        ]
      : []),
    ...(me ? [{ label: t(`${muteWords(thread.id)}.thread`), onSelect: () => onKeep("mute-thread") }] : []),
    ...(keepsOrder && !isOwn
      ? judgementsOn(post).map((one) => ({ label: t(`judge.${one}`), onSelect: () => onKeep(one) }))
      : []),
    ...(keepsOrder && post.parent === null
      ? threadDeeds(thread).map((one) => ({ label: t(`thread.${one}`), onSelect: () => onKeep(one) }))
      : []),
    ...(isMember ? [{ label: t("delete"), onSelect: () => deletePost(thread, post), danger: true }] : []),
  ];
  return (
    <span className={styles.actions}>
      {onReply && (
        <button
          type="button"
          className={styles.action}
          onClick={onReply}
          aria-label={`${t("reply")}: ${name}`}
        >
          <Icon name="reply" />
        </button>
      )}
      <Menu label={t("actions", { name })} trigger={<Icon name="more" />} choices={choices} />
    </span>
  );
}

function linkTo(reading: { url: string }, { id, key, placement }: Thread, post: ThreadPost): string {
  const url = new URL(reading.url);
  url.searchParams.set("p", key);
  url.searchParams.set("a", id);
  url.hash = placement.paragraph === null ? `h-${key}` : `p${placement.paragraph}`;
  if (post.parent !== null) url.searchParams.set("post", post.id);
  return url.href;
}
