import type { Made } from "@/db/queries/additions";
import { type PostRecord, withNamesIn } from "@/db/queries/posts";
import type { Body } from "@/domain/bodies/body-schema";
import type { Mentioned } from "@/domain/bodies/mentions";
import type { Membership } from "@/domain/groups";

type MadePost = Made & {
  id: string;
  annotationId: string;
  parentId: string | null;
  disagrees: boolean;
  author: Membership;
  body: Body;
  text: string;
  mentioned: Mentioned | null;
  isHeld: boolean;
};

/** A post that was just made, as its author would read it: it need not be read again. */
export function madePost(post: MadePost): PostRecord {
  const { id, annotationId, parentId, disagrees, author, body, text, mentioned, isHeld, number, createdAt } =
    post;
  return withNamesIn({
    id,
    annotation_id: annotationId,
    parent_id: parentId,
    author_id: author.id,
    author_name: author.name,
    author_handle: author.handle,
    body,
    text,
    mentioned,
    moderation: isHeld ? "held" : "visible",
    waits: null,
    approved_version: 1,
    is_undecided: false,
    disagrees: disagrees && parentId !== null,
    // Not before the commit is it sure that these are the words of this id.
    words_version: null,
    version: 1,
    number,
    is_whole: true,
    is_unread: false,
    created_at: createdAt,
    edited_at: null,
    deleted_at: null,
    whole_count: 1,
    cursor: String(number),
  });
}
