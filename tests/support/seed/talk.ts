import type { Paragraph } from "@/domain/paragraphs";
import { choosePassage } from "./choose-passage";
import type { Random } from "./random";
import { BEGINNING, type SeededMember } from "./seed-group";
import type { SeededReading } from "./seed-reading";
import { inventWriter } from "./words";

const MINUTES_BETWEEN_POSTS = 3;

type Post = { id: string; ancestors: string[] };
export type Thread = { id: string; key: string; posts: Post[] };
export type TalkRows = Record<
  "annotations" | "placements" | "posts" | "post_versions" | "events",
  Record<string, unknown>[]
>;

const noRows = (): TalkRows => ({
  annotations: [],
  placements: [],
  posts: [],
  post_versions: [],
  events: [],
});

/** What people say about a reading, one thing after the other, as the rows that the product would have written. */
export class Talk {
  /** Of the last event. */
  number = 0;
  private rows = noRows();
  private readonly write;
  private readonly inReading;

  constructor(
    private readonly random: Random,
    private readonly reading: SeededReading,
  ) {
    const writer = inventWriter(random);
    this.write = () => writer.write(6 + random.below(46));
    this.inReading = { group_id: reading.group.id, reading_id: reading.id };
  }

  annotate(paragraph: Paragraph, audience: "group" | "me"): Thread {
    const author = this.random.pick(this.reading.group.members);
    const thread: Thread = { id: this.random.id(this.now()), key: paragraph.key, posts: [] };
    const number = this.record("annotation.added", author, { annotationId: thread.id });
    this.place(thread, paragraph, { author_id: author.memberId, audience, number });
    this.post(thread, author, null, number);
    return thread;
  }

  answer(thread: Thread): void {
    const author = this.random.pick(this.reading.group.members);
    const parent = this.random.next() < 0.5 ? thread.posts[0] : this.random.pick(thread.posts);
    this.post(thread, author, parent ?? null);
  }

  get size(): number {
    return this.rows.posts.length;
  }

  /** What has come together since the last time. */
  takeRows(): TalkRows {
    const rows = this.rows;
    this.rows = noRows();
    return rows;
  }

  private now = (): Date => new Date(BEGINNING.getTime() + this.number * MINUTES_BETWEEN_POSTS * 60_000);

  private record(kind: string, by: SeededMember, subject: object): number {
    this.number += 1;
    this.rows.events.push({
      stream_id: this.reading.id,
      number: this.number,
      kind,
      group_id: this.reading.group.id,
      by_user_id: by.userId,
      subject,
      created_at: this.now(),
    });
    return this.number;
  }

  private place(thread: Thread, { key, index, text }: Paragraph, row: Record<string, unknown>): void {
    const { start, end, quote, prefix, suffix } = choosePassage(this.random, text);
    const offsets = { start_offset: start, end_offset: end };
    const edition_id = this.reading.editionId;
    this.rows.annotations.push({
      ...this.inReading,
      ...row,
      id: thread.id,
      kind: this.random.next() < 0.2 ? "question" : "comment",
      edition_id,
      start_key: key,
      end_key: key,
      ...offsets,
      quote,
      prefix,
      suffix,
      created_at: this.now(),
    });
    const indexes = { start_index: index, end_index: index };
    const placement = { annotation_id: thread.id, edition_id, state: "exact", quote };
    this.rows.placements.push({ ...this.inReading, ...placement, ...indexes, ...offsets });
  }

  private post(thread: Thread, author: SeededMember, parent: Post | null, number?: number): void {
    const id = this.random.id(this.now());
    const ancestors = parent ? [...parent.ancestors, parent.id] : [];
    this.rows.posts.push({
      ...this.inReading,
      id,
      annotation_id: thread.id,
      parent_id: parent?.id ?? null,
      ancestors,
      author_id: author.memberId,
      number: number ?? this.record("post.added", author, { annotationId: thread.id, postId: id }),
      created_at: this.now(),
    });
    const text = this.write();
    const paragraph = { type: "paragraph", content: [{ type: "text", text }] };
    const words = { state: "approved", body: { type: "doc", content: [paragraph] }, text };
    this.rows.post_versions.push({
      group_id: this.reading.group.id,
      post_id: id,
      version: 1,
      ...words,
      created_at: this.now(),
    });
    thread.posts.push({ id, ancestors });
  }
}
