import type { SetParagraph } from "@/domain/editions";
import { anchorOf } from "@/domain/paragraphs";
import type { ThreadWire } from "@/domain/wire/thread";
import type { Translate } from "@/messages/translator";
import styles from "./edition-text.module.css";

type Words = { t: Translate; tell: (at: string) => string };

type Props = Words & {
  paragraphs: { paragraph: SetParagraph; threads: ThreadWire[] }[];
  language: string | null;
  direction: "ltr" | "rtl";
};

/** A text with what was said under each paragraph, to be read only: it needs no script. */
export function EditionText({ paragraphs, language, direction, t, tell }: Props) {
  return (
    <article className={styles.text} aria-label={t("editions.old.text")}>
      {paragraphs.map(({ paragraph, threads }) => (
        <div key={paragraph.key} id={anchorOf(paragraph)} className={styles.paragraph}>
          {paragraph.number !== null && (
            <span className={styles.number} aria-hidden="true">
              {paragraph.number}
            </span>
          )}
          <div
            lang={language ?? undefined}
            dir={direction}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: only what `domain/render-paragraph.ts` made, which escapes every word
            dangerouslySetInnerHTML={{ __html: paragraph.html }}
          />
          {threads.map((thread) => (
            <OldThread key={thread.id} thread={thread} t={t} tell={tell} />
          ))}
        </div>
      ))}
    </article>
  );
}

function OldThread({ thread, t, tell }: Words & { thread: ThreadWire }) {
  const name = thread.author?.name ?? t("editions.old.gone");
  if (thread.posts.length === 0)
    return (
      <p className={styles.thread}>
        {t("editions.old.highlight", { name })} <q dir="auto">{thread.quote}</q>
      </p>
    );
  return (
    <details className={styles.thread}>
      <summary>{t("editions.old.threads", { name, posts: thread.postCount })}</summary>
      <blockquote dir="auto">{thread.quote}</blockquote>
      {thread.posts.map((post) => (
        <div key={post.id} className={styles.post}>
          <p className={styles.said}>
            {post.author?.name ?? t("editions.old.gone")} · {tell(post.createdAt)}
          </p>
          {post.body ? (
            <div
              dir="auto"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: only what `domain/bodies/render-body.ts` made, which escapes every word
              dangerouslySetInnerHTML={{ __html: post.body.html }}
            />
          ) : (
            <p className={styles.said}>{t("editions.old.no-words")}</p>
          )}
        </div>
      ))}
    </details>
  );
}
