import type { Made, NewAnnotationRow } from "@/db/queries/additions";
import type { AnnotationRecord } from "@/db/queries/annotations";
import type { PostRecord } from "@/db/queries/posts";
import type { Mentioned } from "@/domain/bodies/mentions";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import type { Place } from "@/domain/passages";
import { madePost } from "../posts/made-post";

/** An annotation that was just made, and its opening post, as its author would read them: they need not be read again. */
export function madeAnnotation(
  {
    id,
    author,
    kind,
    audience,
    subgroup,
    tags,
    passage,
    startKey,
    endKey,
    carried,
    chosenIn,
    opening,
  }: NewAnnotationRow & { opening: { mentioned: Mentioned | null } | null },
  made: Made,
  places: Place[],
): [AnnotationRecord, PostRecord[]] {
  const numberAt = (index: number) => places.find((place) => place.index === index)?.number ?? null;
  const place: PlaceInEdition = carried?.place ?? { state: "exact", ...passage };
  const annotation: AnnotationRecord = {
    id,
    kind,
    audience,
    subgroup,
    tags,
    author_id: author.id,
    author_name: author.name,
    author_handle: author.handle,
    quote: passage.quote,
    prefix: passage.prefix,
    suffix: passage.suffix,
    start_key: startKey,
    start_offset: passage.startOffset,
    start_number: numberAt(passage.startIndex),
    end_key: endKey,
    end_offset: passage.endOffset,
    end_number: numberAt(passage.endIndex),
    state: place.state,
    start_index: place.startIndex,
    place_offset: place.startOffset,
    place_number: carried ? carried.number : numberAt(passage.startIndex),
    place_key: carried ? carried.key : startKey,
    end_index: place.endIndex,
    place_end: place.endOffset,
    place_quote: place.quote,
    chosen_in: chosenIn,
    moderation: "visible",
    version: 1,
    created_at: made.createdAt,
    deleted_at: null,
    locked_at: null,
    lock_reason: "",
    slow_minutes: 0,
    is_moved: false,
    moved_from: null,
    rested_at: null,
    is_whole: true,
    cursor: `${made.createdAt}|${id}`,
  };
  const post =
    opening && madePost({ ...opening, ...made, annotationId: id, parentId: null, disagrees: false, author });
  return [annotation, post ? [post] : []];
}
