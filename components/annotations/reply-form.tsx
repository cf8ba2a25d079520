"use client";

import { useTranslations } from "use-intl";
import { LazyPostEditor } from "../editor/lazy-post-editor";
import { useRoom } from "../reading/room";
import { AudienceWords } from "./audience-words";
import type { Thread } from "./thread";

type Props = {
  thread: Thread;
  /** Null answers the thread as a whole. */
  to: { id: string; name: string } | null;
  /** With the id of the post it became, or of the one it would have answered. */
  onDone: (postId: string | undefined) => void;
};

export function ReplyForm({ thread, to, onDone }: Props) {
  const t = useTranslations("annotations.reply");
  const { me, reading, talk } = useRoom();
  const somebody = useTranslations("annotations.card")("somebody");
  const name = to?.name ?? thread.author?.name ?? somebody;
  return (
    <LazyPostEditor
      label={t("label", { name })}
      placeholder={thread.posts.length === 0 ? t("first") : t("placeholder", { name })}
      draftKey={`${me?.userId}/${reading.id}/reply/${thread.id}/${to?.id ?? ""}`}
      submitLabel={t("send")}
      onSubmit={async (body) => {
        const post = await talk.addPost(thread.id, { parent: to?.id ?? null, body: { tiptap: body } });
        onDone(post.id);
      }}
      onCancel={() => onDone(to?.id ?? thread.posts[0]?.id)}
      footer={<AudienceWords audience={thread.audience} />}
    />
  );
}
