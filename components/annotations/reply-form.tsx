"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { LazyPostEditor } from "../editor/lazy-post-editor";
import { useRoom } from "../reading/room";
import { AudienceWords } from "./audience-words";
import { DisagreesField, mayDisagree } from "./disagrees-field";
import { draftOf } from "./draft";
import { replyKeyOf } from "./draft-key";
import { isLockedFor, isWhole, type Thread, type ThreadPost } from "./thread";
import { useWayOn } from "./use-way-on";
import { WritesAs } from "./writes-as";

type Props = {
  thread: Thread;
  /** Null answers the thread as a whole. */
  to: ThreadPost | null;
  /** With the id of the post it became, or of the one it would have answered. */
  onDone: (postId: string | undefined) => void;
};

export function ReplyForm({ thread, to, onDone }: Props) {
  const t = useTranslations("annotations.reply");
  const { me, reading, talk, focusParagraph } = useRoom();
  const somebody = useTranslations("annotations.card")("somebody");
  const name = (to ?? thread).author?.name ?? somebody;
  const wayOn = useWayOn(thread);
  const [disagrees, setDisagrees] = useState(false);
  const canBeSent = thread.deletedAt === null && !isLockedFor(me, thread) && (to === null || isWhole(to));

  function discard() {
    if (thread.placement.index !== null) focusParagraph(thread.placement.index);
    onDone(to?.id);
  }

  return (
    <>
      {thread.audience !== "me" && <WritesAs />}
      <LazyPostEditor
        label={t("label", { name })}
        placeholder={thread.posts.length === 0 ? t("first") : t("placeholder", { name })}
        draftKey={replyKeyOf(me?.userId ?? "", reading.id, thread.id, to?.id ?? null)}
        draftAbout={draftOf("reply", thread, to)}
        submitLabel={canBeSent ? t("send") : wayOn.label}
        stranded={canBeSent ? null : { why: wayOn.why, onDiscard: discard }}
        onSubmit={async (body) => {
          if (!canBeSent) return onDone(await wayOn.send(body));
          const answer = { parent: to?.id ?? null, body: { tiptap: body }, disagrees };
          const post = await talk.addPost(thread.id, answer);
          onDone(post.id);
        }}
        onCancel={() => onDone(to?.id ?? thread.posts[0]?.id)}
        footer={
          <>
            {mayDisagree(thread, to?.id ?? thread.posts[0]?.id ?? null) && (
              <DisagreesField isChecked={disagrees} onChange={setDisagrees} />
            )}
            <AudienceWords thread={thread} />
          </>
        }
      />
    </>
  );
}
