"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import type { PostWire } from "@/domain/wire/post";
import { Refused } from "@/lib/browser/request";
import { LazyPostEditor } from "../editor/lazy-post-editor";
import { useRoom } from "../reading/room";
import styles from "./post.module.css";
import { PostBody } from "./post-body";
import type { ThreadPost } from "./thread";

type Props = {
  post: ThreadPost;
  /** Under which it waits to be sent, when the server does not have it. */
  parcelId: string;
  onDone: () => void;
};

/** One's own words again. What was changed elsewhere meanwhile is shown beside them, and nothing of either is lost. */
export function EditForm({ post, parcelId, onDone }: Props) {
  const t = useTranslations("annotations.edit");
  const { me, reading, talk } = useRoom();
  const [theirs, setTheirs] = useState<PostWire | null>(null);
  const [base] = useState(post);

  async function save(body: Body) {
    if (post.sending) {
      await talk.sendAgain(parcelId, body);
      return onDone();
    }
    try {
      await talk.editPost(theirs ?? base, { tiptap: body });
    } catch (thrown) {
      const current = staleFor(thrown);
      if (current?.body?.text !== textOf(body)) {
        if (current) setTheirs(current);
        throw thrown;
      }
    }
    onDone();
  }

  return (
    <div className={styles.edit}>
      <LazyPostEditor
        label={t("label")}
        placeholder=""
        initial={base.body?.tiptap ?? null}
        draftKey={`${me?.userId}/${reading.id}/edit/${post.id}`}
        submitLabel={t("save")}
        onSubmit={save}
        onCancel={onDone}
      />
      {theirs?.body && (
        <section className={styles.theirs}>
          <p className={styles.quiet}>{t("theirs")}</p>
          <PostBody html={theirs.body.html} />
          <p className={styles.quiet}>{t("theirs-hint")}</p>
        </section>
      )}
    </div>
  );
}

/** The post as it is now, when it was edited elsewhere. The same words saved twice are no conflict. */
function staleFor(thrown: unknown): PostWire | null {
  if (!(thrown instanceof Refused) || thrown.code !== "stale") return null;
  return (thrown.details.current as PostWire | undefined) ?? null;
}
