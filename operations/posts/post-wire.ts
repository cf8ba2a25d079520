import type { PostHead, PostRecord } from "@/db/queries/posts";
import { statusOf } from "@/domain/annotations";
import type { PostWire } from "@/domain/wire/post";
import type { ThreadPostWire } from "@/domain/wire/thread";
import { renderedBody } from "./rendered-body";

/** A post as it goes to whoever it was read for. */
export function postWire(record: PostRecord): PostWire {
  const { is_whole, body, text } = record;
  const gone = { body: null, disagrees: null, deletedAt: null, reactions: null };
  if (!is_whole) return { ...threadPostWire(record, ""), ...gone };
  const html = renderedBody(record, body);
  const words = { tiptap: body, text, html };
  const { disagrees } = record;
  return { ...threadPostWire(record, html), body: words, disagrees, deletedAt: null, reactions: {} };
}

/** The same as a page shows it, with its words as `html` if they may be shown. */
export function threadPostWire(head: PostHead, html: string): ThreadPostWire {
  const deletedAt = head.deleted_at === null ? null : new Date(head.deleted_at);
  const known = {
    id: head.id,
    annotation: head.annotation_id,
    parent: head.parent_id,
    status: statusOf({ moderation: head.moderation, deletedAt, waits: head.waits }),
    createdAt: head.created_at,
    ...(head.is_undecided && { undecided: true as const }),
  };
  if (!head.is_whole)
    return { ...known, author: null, body: null, version: null, number: null, isNew: null, editedAt: null };
  return {
    ...known,
    author: { id: head.author_id, name: head.author_name, handle: head.author_handle },
    body: { html },
    ...(head.disagrees && { disagrees: true as const }),
    // Of an edit that waits readers do not know, nor that there is one.
    version: head.words_version ?? head.version,
    number: Number(head.number),
    isNew: head.is_unread,
    editedAt: head.edited_at,
    ...(head.waits && { publishedVersion: head.approved_version }),
  };
}
