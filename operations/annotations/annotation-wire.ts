import type { AnnotationRecord } from "@/db/queries/annotations";
import type { PostHead, PostRecord } from "@/db/queries/posts";
import type { Group } from "@/domain/groups";
import type { Reading } from "@/domain/readings";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { ThreadWire } from "@/domain/wire/thread";
import { absoluteUrl } from "@/lib/env";
import { postWire, threadPostWire } from "../posts/post-wire";
import { readingPath } from "../readings/reading-wire";

export function annotationUrl(
  { group, reading }: { group: Group; reading: Reading },
  { id, state, start_key, place_key, place_number: number }: AnnotationRecord,
): string {
  // It stands nowhere, and the page shows it above all that does.
  if (state === "lost") return absoluteUrl(`${readingPath(group, reading)}?a=${id}`);
  const key = place_key ?? start_key;
  const anchor = number === null ? `h-${key}` : `p${number}`;
  return absoluteUrl(`${readingPath(group, reading)}?p=${key}&a=${id}#${anchor}`);
}

/** What an annotation is and stands on, for whoever it was read for. */
function known(record: AnnotationRecord) {
  return {
    id: record.id,
    kind: record.kind,
    audience: record.audience,
    author: record.is_whole
      ? { id: record.author_id, name: record.author_name, handle: record.author_handle }
      : null,
    version: record.version,
    createdAt: record.created_at,
    deletedAt: record.deleted_at,
    ...(record.is_whole && record.moderation === "hidden" && { hidden: true as const }),
    ...(record.is_whole && record.moderation === "held" && { held: true as const }),
  };
}

const placementOf = (record: AnnotationRecord) => ({
  state: record.state,
  paragraph: record.place_number,
  index: record.start_index,
  endIndex: record.end_index,
  start: record.place_offset,
  end: record.place_end,
});

/** As it was read for the rows of the edition that is read now. */
const chosenInOf = ({ chosen_in: chosenIn, place_number }: AnnotationRecord) =>
  chosenIn && {
    chosenIn: {
      id: chosenIn.id,
      language: chosenIn.language,
      state: chosenIn.state ?? ("lost" as const),
      paragraph: place_number,
      index: chosenIn.startIndex,
      endIndex: chosenIn.endIndex,
      start: chosenIn.startOffset,
      end: chosenIn.endOffset,
      quote: chosenIn.quote ?? "",
    },
  };

/** The words that it is about as they are now: the text's, or those of the translation in which they were chosen. */
const wordsNow = ({ chosen_in: chosenIn, place_quote }: AnnotationRecord): string =>
  chosenIn ? (chosenIn.quote ?? "") : place_quote;

/** The words to quote, as they are now or were when they were chosen; and in which language, if not in the text's own. */
export const quotedIn = (record: AnnotationRecord): { quote: string; language: string | null } => ({
  quote: wordsNow(record) || record.quote,
  language: record.chosen_in?.language ?? null,
});

/** An annotation as a page shows it beside the text, with posts that were read for the same looker. */
export function threadWire(
  record: AnnotationRecord,
  posts: PostHead[],
  htmlOf: (post: PostHead) => string,
): ThreadWire {
  return {
    ...known(record),
    ...(record.subgroup && { subgroup: record.subgroup.name }),
    ...(record.locked_at !== null && { locked: record.lock_reason }),
    ...(record.slow_minutes > 0 && { slow: record.slow_minutes }),
    ...(record.is_moved && { moved: { from: record.moved_from } }),
    key: record.place_key ?? record.start_key,
    quote: wordsNow(record) || record.quote,
    ...(wordsNow(record) && wordsNow(record) !== record.quote && { was: record.quote }),
    placement: placementOf(record),
    ...chosenInOf(record),
    posts: posts.map((post) => threadPostWire(post, htmlOf(post))),
    postCount: posts[0]?.whole_count ?? 0,
  };
}

/** An annotation with the posts that were read for the same looker. */
export function annotationWire(
  { group, reading }: { group: Group; reading: Reading },
  record: AnnotationRecord,
  posts: PostRecord[],
): AnnotationWire {
  return {
    ...known(record),
    url: annotationUrl({ group, reading }, record),
    reading: reading.id,
    subgroup: record.subgroup,
    tags: record.is_whole ? record.tags : [],
    locked: record.locked_at === null ? null : { at: record.locked_at, reason: record.lock_reason },
    slowMinutes: record.slow_minutes,
    moved: record.is_moved ? { from: record.moved_from } : null,
    rested: record.rested_at,
    passage: {
      quote: record.quote,
      prefix: record.prefix,
      suffix: record.suffix,
      start: { paragraph: record.start_number, key: record.start_key, offset: record.start_offset },
      end: { paragraph: record.end_number, key: record.end_key, offset: record.end_offset },
    },
    placement: { ...placementOf(record), quote: record.place_quote },
    ...chosenInOf(record),
    posts: posts.map(postWire),
    postCount: posts[0]?.whole_count ?? 0,
  };
}
