"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import type { PostWire } from "@/domain/wire/post";
import { findPost } from "@/lib/browser/api";
import { Refused } from "@/lib/browser/request";
import { LazyPostEditor } from "../editor/lazy-post-editor";
import { useRoom } from "../reading/room";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { DisagreesField, mayDisagree } from "./disagrees-field";
import { draftOf, findDraft } from "./draft";
import { editKeyOf } from "./draft-key";
import styles from "./post.module.css";
import { PostBody } from "./post-body";
import { isLockedFor, isStranded, isWhole, type Thread, type ThreadPost } from "./thread";
import { useWayOn } from "./use-way-on";

type Props = {
  thread: Thread;
  post: ThreadPost;
  /** Under which it waits to be sent, when the server does not have it. */
  parcelId: string;
  onDone: () => void;
};

/** One's own words again. What was changed elsewhere meanwhile is shown beside them, and nothing of either is lost. */
export function EditForm({ thread, post, parcelId, onDone }: Props) {
  const t = useTranslations("annotations.edit");
  const { me, reading, talk, focusParagraph } = useRoom();
  const [theirs, setTheirs] = useState<PostWire | null>(null);
  // What was begun earlier was begun on what the post said then.
  const [base, setBase] = useState(
    () => findDraft(talk.drafts, "edit", thread.id, post.id)?.base ?? post.version,
  );
  const { words, version, retry } = useOwnWords(post);
  const now = theirs?.body?.tiptap ?? (typeof words === "object" ? words : null);
  const wayOn = useWayOn(thread);
  const [disagrees, setDisagrees] = useState(post.disagrees ?? false);
  const isAnswer = mayDisagree(thread, post.parent) && !post.sending;
  const hasPlace = post.sending ? !isStranded(thread, post.sending) : isWhole(post);
  const canBeSent = hasPlace && !isLockedFor(me, thread);

  /** What waited to be sent is in the words that go instead. */
  async function saveElsewhere(body: Body) {
    await wayOn.send(body);
    if (post.sending) talk.takeBack(parcelId);
    onDone();
  }

  function discard() {
    if (thread.placement.index !== null) focusParagraph(thread.placement.index);
    if (post.sending) talk.takeBack(parcelId);
    onDone();
  }

  async function save(body: Body) {
    if (!canBeSent) return saveElsewhere(body);
    if (post.sending) {
      await talk.sendAgain(parcelId, body);
      return onDone();
    }
    try {
      const edit = { body: { tiptap: body }, ...(isAnswer && { disagrees }) };
      await talk.editPost({ ...post, version: theirs?.version ?? base }, edit);
    } catch (thrown) {
      const current = staleFor(thrown);
      if (current?.body?.text !== textOf(body) || (isAnswer && current.disagrees !== disagrees)) {
        if (current) setTheirs(current);
        throw thrown;
      }
    }
    onDone();
  }

  return (
    <div className={styles.edit}>
      {canBeSent && words === "loading" && <p role="status">{t("loading")}</p>}
      {canBeSent && words === "failed" && (
        <Notice tone="error" action={<Button onClick={retry}>{t("retry")}</Button>}>
          {t("failed")}
        </Notice>
      )}
      {(typeof words === "object" || !canBeSent) && (
        <LazyPostEditor
          label={t("label")}
          placeholder=""
          initial={now}
          draftKey={editKeyOf(me?.userId ?? "", reading.id, post.id)}
          draftAbout={post.sending ? null : draftOf("edit", thread, post, base)}
          submitLabel={canBeSent ? t("save") : wayOn.label}
          stranded={canBeSent ? null : { why: wayOn.why, onDiscard: discard }}
          onSubmit={save}
          onCancel={onDone}
          onStartOver={() => setBase(version)}
          footer={isAnswer && <DisagreesField isChecked={disagrees} onChange={setDisagrees} />}
        />
      )}
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

/** One's words as the editor takes them; the page has them as HTML only, unless they are still on their way. */
function useOwnWords({ id, words: own, version: known }: ThreadPost) {
  const [words, setWords] = useState<Body | "loading" | "failed">(own ?? "loading");
  const [version, setVersion] = useState(known);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (own) return;
    let isWanted = true;
    findPost(id).then(
      (found) => {
        if (!isWanted) return;
        setVersion(found.version);
        setWords(found.body?.tiptap ?? "failed");
      },
      () => isWanted && setWords("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, [id, own, attempt]);

  function retry() {
    setWords("loading");
    setAttempt((before) => before + 1);
  }
  return { words, version, retry };
}

/** The post as it is now, when it was edited elsewhere. The same words saved twice are no conflict. */
function staleFor(thrown: unknown): PostWire | null {
  if (!(thrown instanceof Refused) || thrown.code !== "stale") return null;
  return (thrown.details.current as PostWire | undefined) ?? null;
}
