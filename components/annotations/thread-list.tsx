import { useFormatter, useTranslations } from "use-intl";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";
import { isByMuted } from "./muted";
import { orderPosts } from "./order-posts";
import { PostBody } from "./post-body";
import styles from "./thread-list.module.css";
import { ThreadState } from "./thread-state";

type Props = {
  /** All of one paragraph. */
  threads: ThreadWire[];
  number: number | null;
  /** The ids of members and of threads that the reader has muted. */
  muted: ReadonlySet<string>;
};

/** The threads of one paragraph as plain HTML: what a reader without scripts gets. */
export function ThreadList({ threads, number, muted }: Props) {
  const t = useTranslations("annotations");
  const title = number === null ? t("sheet.title-heading") : t("place.number", { number });
  return (
    <section className={styles.list} aria-label={title}>
      <h2>{title}</h2>
      {threads.length === 0 && <p>{t("empty.paragraph")}</p>}
      {threads.map((thread) => (
        <PlainThread key={thread.id} thread={thread} muted={muted} />
      ))}
    </section>
  );
}

type Plain = Pick<ThreadWire, "id" | "kind" | "quote" | "author" | "posts" | "locked" | "slow" | "moved">;

/** A whole thread with nothing to press in it, but for what the reader has muted: that is folded. */
export function PlainThread({ thread, muted }: { thread: Plain; muted: Props["muted"] }) {
  const t = useTranslations("annotations");
  const posts = <PlainPosts posts={thread.posts} muted={muted} />;
  return (
    <article className={styles.thread}>
      {(thread.kind === "question" || thread.kind === "prompt") && (
        <p className={styles.kind}>{t(`card.${thread.kind}`)}</p>
      )}
      <blockquote dir="auto">{thread.quote}</blockquote>
      {thread.posts.length === 0 && thread.author && (
        <p className={styles.who}>
          <b dir="auto">{thread.author.name}</b> {t("card.highlighted")}
        </p>
      )}
      {muted.has(thread.id) ? (
        <details>
          <summary>{t("card.muted")}</summary>
          {posts}
        </details>
      ) : (
        posts
      )}
      <ThreadState thread={thread} />
    </article>
  );
}

type PlainPostsProps = {
  posts: ThreadPostWire[];
  muted: Props["muted"];
  /** The id of the post that they are shown for: it stands out then, and none is a place that a link leads to. */
  shownFor?: string;
};

export function PlainPosts({ posts, ...props }: PlainPostsProps) {
  const opening = posts.find(({ parent }) => parent === null);
  const answers = orderPosts(
    posts.map((post) => ({ ...post, sending: null })),
    opening?.id,
  );
  return (
    <>
      {opening && <PlainPost post={opening} {...props} />}
      {answers.length > 0 && (
        <ol className={styles.posts}>
          {answers.map(({ post, depth, to }) => (
            <li key={post.id} data-depth={depth}>
              <PlainPost post={post} to={to} {...props} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

type PlainPostProps = { post: ThreadPostWire; to?: string | null } & Omit<PlainPostsProps, "posts">;

function PlainPost({ post, to = null, muted, shownFor }: PlainPostProps) {
  const t = useTranslations("annotations");
  const format = useFormatter();
  if (!post.body) return <p>{post.status === "hidden" ? t("card.hidden") : t("card.deleted")}</p>;
  const words = (
    <>
      <p className={styles.who}>
        <b dir="auto">{post.author?.name}</b> {to && t("card.to", { name: to })}{" "}
        <time dateTime={post.createdAt}>
          {format.dateTime(new Date(post.createdAt), { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </p>
      <PostBody html={post.body.html} />
    </>
  );
  return (
    <div
      id={shownFor === undefined ? `post-${post.id}` : undefined}
      aria-current={shownFor === post.id || undefined}
    >
      {isByMuted(post, muted) ? (
        <details>
          <summary>
            {t("card.muted-author")} · {t("card.show")}
          </summary>
          {words}
        </details>
      ) : (
        words
      )}
    </div>
  );
}
