import { useFormatter, useTranslations } from "use-intl";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { orderPosts } from "./order-posts";
import { PostBody } from "./post-body";
import styles from "./thread-list.module.css";

type Props = {
  /** All of one paragraph. */
  annotations: AnnotationWire[];
  number: number | null;
};

/** The threads of one paragraph as plain HTML: what a reader without scripts gets, and a printer. */
export function ThreadList({ annotations, number }: Props) {
  const t = useTranslations("annotations");
  const title = number === null ? t("sheet.title-heading") : t("place.number", { number });
  return (
    <section className={styles.list} aria-label={title}>
      <h2>{title}</h2>
      {annotations.length === 0 && <p>{t("empty.paragraph")}</p>}
      {annotations.map((annotation) => (
        <article key={annotation.id} className={styles.thread}>
          {annotation.kind === "question" && <p className={styles.kind}>{t("card.question")}</p>}
          <blockquote dir="auto">{annotation.placement.quote || annotation.passage.quote}</blockquote>
          {annotation.posts.length === 0 && (
            <p className={styles.who}>
              <b dir="auto">{annotation.author.name}</b> {t("card.highlighted")}
            </p>
          )}
          <Posts posts={annotation.posts} />
        </article>
      ))}
    </section>
  );
}

function Posts({ posts }: { posts: PostWire[] }) {
  const opening = posts.find(({ parent }) => parent === null);
  const answers = orderPosts(
    posts.map((post) => ({ ...post, sending: null })),
    opening?.id,
  );
  return (
    <>
      {opening && <PlainPost post={opening} />}
      {answers.length > 0 && (
        <ol className={styles.posts}>
          {answers.map(({ post, depth, to }) => (
            <li key={post.id} data-depth={depth}>
              <PlainPost post={post} to={to} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function PlainPost({ post, to = null }: { post: PostWire; to?: string | null }) {
  const t = useTranslations("annotations");
  const format = useFormatter();
  if (!post.body) return <p>{post.status === "hidden" ? t("card.hidden") : t("card.deleted")}</p>;
  return (
    <div id={`post-${post.id}`}>
      <p className={styles.who}>
        <b dir="auto">{post.author?.name}</b> {to && t("card.to", { name: to })}{" "}
        <time dateTime={post.createdAt}>
          {format.dateTime(new Date(post.createdAt), { dateStyle: "medium", timeStyle: "short" })}
        </time>
      </p>
      <PostBody html={post.body.html} />
    </div>
  );
}
