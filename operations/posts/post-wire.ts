import type { PostRecord } from "@/db/queries/posts";
import { statusOf } from "@/domain/annotations";
import type { PostWire } from "@/domain/wire/post";
import { renderedBody } from "./rendered-body";

const instant = (time: string): string => new Date(time).toISOString();

/** A post as it goes to whoever it was read for. */
export function postWire(record: PostRecord): PostWire {
  const deletedAt = record.deleted_at === null ? null : new Date(record.deleted_at);
  const known = {
    id: record.id,
    annotation: record.annotation_id,
    parent: record.parent_id,
    status: statusOf({ moderation: record.moderation, deletedAt }),
    createdAt: instant(record.created_at),
  };
  if (!record.is_whole) {
    const nothing = { author: null, body: null, version: null, number: null, isNew: null };
    return { ...known, ...nothing, editedAt: null, deletedAt: null, reactions: null };
  }
  return {
    ...known,
    author: { id: record.author_id, name: record.author_name, handle: record.author_handle },
    body: {
      tiptap: record.body,
      text: record.text,
      html: renderedBody(record.id, record.words_version, record.body),
    },
    version: record.version,
    number: Number(record.number),
    isNew: record.is_unread,
    editedAt: record.edited_at && instant(record.edited_at),
    deletedAt: null,
    reactions: {},
  };
}
