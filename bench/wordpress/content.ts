import type { Sql } from "postgres";
import type { SeededGroup } from "@/tests/support/seed/seed-group";
import type { SeededReading } from "@/tests/support/seed/seed-reading";

type Comment = {
  author: number;
  text: string;
  at: string /** Its place in the list, or -1 for none. */;
  parent: number;
};

export type WordPressContent = {
  authors: string[];
  pages: { title: string; paragraphs: string[]; comments: Comment[] }[];
};

/** The same text and the same talk, as a page with comments. */
export async function wordPressContent(
  sql: Sql,
  group: SeededGroup,
  readings: Iterable<SeededReading>,
): Promise<WordPressContent> {
  const pages = [];
  for (const { id, title, paragraphs } of readings) {
    const posts = await sql<
      { id: string; parent_id: string | null; author_id: string; text: string; at: Date }[]
    >`
      select posts.id, posts.parent_id, posts.author_id, post_versions.text, posts.created_at as at
      from posts
      join annotations on annotations.id = posts.annotation_id
      join post_versions on post_versions.post_id = posts.id
      where posts.reading_id = ${id} and annotations.audience = 'group'
      order by posts.number`;
    const places = new Map(posts.map((post, place) => [post.id, place]));
    const authors = new Map(group.members.map(({ memberId }, n) => [memberId, n]));
    const comments = posts.map(({ parent_id, author_id, text, at }) => ({
      author: authors.get(author_id) ?? 0,
      text,
      at: at.toISOString().slice(0, 19).replace("T", " "),
      parent: parent_id === null ? -1 : (places.get(parent_id) ?? -1),
    }));
    pages.push({ title, paragraphs: paragraphs.map(({ text }) => text), comments });
  }
  return { authors: group.members.map(({ name }) => name), pages };
}
