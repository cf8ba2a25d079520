import { useTranslations } from "use-intl";
import type { LostThread } from "@/domain/lost-threads";
import { PostBody } from "../annotations/post-body";
import { ActionForm, type FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Button } from "../ui/button";
import { TextField } from "../ui/text-field";
import styles from "./lost.module.css";
import type { Drag } from "./use-drop";

type Props = LostThread & {
  place: { group: string; reading: string };
  /** Of the text. */
  language: string | null;
  isChosen: boolean;
  onChoose: () => void;
  drag: Drag;
  reattach: FormAction;
  rest: FormAction;
  takeUp: FormAction;
};

/** A thread without a place: its old words, with what stood around them, and what was said about them. */
export function LostCard({ thread, may, place, language, isChosen, onChoose, drag, ...actions }: Props) {
  const t = useTranslations("lost");
  const { id, passage, posts, rested } = thread;
  const [opening, ...replies] = posts;
  const fields = { ...place, annotation: id };
  const isOpen = may && rested === null;
  return (
    <li className={styles.card} data-chosen={isChosen || undefined}>
      <blockquote
        id={`old-${id}`}
        className={styles.quote}
        lang={language ?? undefined}
        dir="auto"
        draggable={isOpen}
        title={isOpen ? t("drag") : undefined}
        onDragStart={(event) => drag.onDragStart(id, event)}
      >
        {passage.prefix && <span className={styles.around}>…{passage.prefix}</span>}
        <mark>{passage.quote}</mark>
        {passage.suffix && <span className={styles.around}>{passage.suffix}…</span>}
      </blockquote>
      {opening && <Said post={opening} />}
      {replies.length > 0 && (
        <details className={styles.replies}>
          <summary>{t("replies", { count: thread.postCount - 1 })}</summary>
          {replies.map((post) => (
            <Said key={post.id} post={post} />
          ))}
        </details>
      )}
      <div className={styles.deeds}>
        {isOpen && (
          <Button
            id={`place-${id}`}
            className={styles.scripted}
            variant="primary"
            aria-pressed={isChosen}
            aria-describedby={`old-${id}`}
            onClick={onChoose}
          >
            {t(isChosen ? "chosen" : "choose")}
          </Button>
        )}
        {isOpen && <SmallForm action={actions.rest} submit={t("rest")} fields={fields} />}
        {may && rested !== null && (
          <SmallForm action={actions.takeUp} submit={t("take-up")} fields={fields} />
        )}
        <a href={thread.url} aria-describedby={`old-${id}`}>
          {t("open")}
        </a>
      </div>
      {isOpen && (
        <details className={styles.byNumber}>
          <summary>{t("by-number.summary")}</summary>
          <ActionForm action={actions.reattach} submit={t("attach")} narrow>
            {({ values, fieldProblems }) => (
              <>
                {Object.entries(fields).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <TextField
                  label={t("by-number.paragraph")}
                  name="paragraph"
                  inputMode="numeric"
                  autoComplete="off"
                  defaultValue={values.paragraph}
                  error={fieldProblems.paragraph}
                />
                <TextField
                  label={t("by-number.quote")}
                  hint={t("by-number.hint")}
                  name="quote"
                  autoComplete="off"
                  dir="auto"
                  defaultValue={values.quote}
                  error={fieldProblems.quote}
                />
              </>
            )}
          </ActionForm>
        </details>
      )}
    </li>
  );
}

/** Placeholders have no words. */
function Said({ post: { author, body } }: { post: LostThread["thread"]["posts"][number] }) {
  if (!author || !body) return null;
  return (
    <div className={styles.said}>
      <p className={styles.author}>
        <bdi>{author.name}</bdi>
      </p>
      <PostBody html={body.html} />
    </div>
  );
}
