import type { ExportedPost, ExportedReading, ExportedThread, ExportedThreads } from "../exports";
import { csvRow } from "./csv-row";

const COLUMNS = [
  "annotation",
  "post",
  "parent",
  "paragraph",
  "key",
  "quote",
  "kind",
  "audience",
  "tags",
  "author",
  "handle",
  "words",
  "created",
  "edited",
  "url",
  "disagrees",
  "language",
];

/** One row a post, and one for a highlight that has none. */
export async function* exportCsv(
  { paragraphs }: ExportedReading,
  threads: ExportedThreads,
): AsyncGenerator<string> {
  yield csvRow(COLUMNS);
  for await (const thread of threads) {
    const paragraph = thread.place ? paragraphs[thread.place.startIndex] : undefined;
    const about = [paragraph?.number ?? null, paragraph?.key ?? null, thread.quote];
    if (thread.posts.length === 0) yield csvRow(row(thread, about, null));
    for (const post of thread.posts) yield csvRow(row(thread, about, post));
  }
}

function row(thread: ExportedThread, about: (string | number | null)[], post: ExportedPost | null) {
  const author = post ? post.author : thread.author;
  return [
    thread.id,
    post?.id ?? null,
    post?.parent ?? null,
    ...about,
    thread.kind,
    thread.audience,
    thread.tags.join(", "),
    author?.name ?? null,
    author?.handle ?? null,
    post?.text ?? null,
    post?.createdAt ?? thread.createdAt,
    post?.editedAt ?? null,
    thread.url,
    post?.disagrees ? "yes" : null,
    thread.chosenIn?.language ?? null,
  ];
}
