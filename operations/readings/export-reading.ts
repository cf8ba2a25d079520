import { setImmediate as nextTurn } from "node:timers/promises";
import { database } from "@/db/client";
import { type AnnotationRecord, listAnnotationRecords } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { listPostRecords, type PostRecord } from "@/db/queries/posts";
import { inTransaction } from "@/db/transaction";
import {
  EXPORT_FILES,
  type ExportedPost,
  type ExportedReading,
  type ExportedThread,
  type ExportFormat,
  type ExportWords,
  exportName,
  type Serialize,
} from "@/domain/exports";
import { exportCsv } from "@/domain/formats/export-csv";
import { exportMarkdown } from "@/domain/formats/export-markdown";
import { exportText } from "@/domain/formats/export-text";
import { exportWebAnnotations } from "@/domain/formats/export-web-annotations";
import type { Granted } from "@/domain/granted";
import { EDITIONS_READ_AT_ONCE } from "@/domain/limits";
import { actorOf, isSignedIn, type Viewer } from "@/domain/viewer";
import { absoluteUrl } from "@/lib/env";
import { turnsOf } from "@/lib/turns";
import { accessReading, type ReadingAccess } from "../access";
import { annotationUrl, quotedIn } from "../annotations/annotation-wire";
import { spendFile } from "../limits/spend-file";
import { pagesOfEdition } from "./pages-of-edition";
import { readingPath } from "./reading-wire";

type Exporting = Granted<ReadingAccess, "reading.export">;

const inTurn = turnsOf("exporting", EDITIONS_READ_AT_ONCE);

/** Few enough to be held at once, with their first posts. */
const THREADS_AT_ONCE = 50;
const POSTS_AT_ONCE = 200;

/** Characters sent at once: each piece has a cost of its own on its way. */
const PIECE_LENGTH = 32 * 1024;

const SERIALIZE: Record<ExportFormat, Serialize> = {
  text: exportText,
  markdown: exportMarkdown,
  json: exportWebAnnotations,
  csv: exportCsv,
};

export type Export = { name: string; type: string; pieces: AsyncGenerator<string> };

/**
 * What the viewer may take along of a reading, in pieces; that they did is remembered when they have an account.
 * @throws TooMany
 */
export async function exportReading(
  viewer: Viewer,
  readingId: string,
  format: ExportFormat,
  words: ExportWords,
  { address }: { address: string },
): Promise<Export> {
  await accessReading(database(), viewer, readingId, "reading.export");
  await spendFile("export", viewer, address);
  const access = await beginExport(viewer, readingId, format);
  const paragraphs = await inTurn(() => readParagraphs(access));
  const pieces = SERIALIZE[format](exportedReading(access, paragraphs), listThreads(access), words);
  const { type } = EXPORT_FILES[format];
  return { name: exportName(access.reading.title, format), type, pieces: joined(pieces, access) };
}

async function readParagraphs(access: Exporting): Promise<ExportedReading["paragraphs"]> {
  const paragraphs = [];
  for await (const page of pagesOfEdition(access)) paragraphs.push(...page);
  return paragraphs;
}

/**
 * Others have their turn between two pieces, for a long text is ready faster than it is sent. It is taken as slowly as
 * somebody likes, so the door is asked again for each: whoever loses the right meanwhile gets no more of it.
 */
async function* joined(pieces: AsyncIterable<string>, access: Exporting): AsyncGenerator<string> {
  let held = "";
  for await (const piece of pieces) {
    held += piece;
    if (held.length < PIECE_LENGTH) continue;
    yield held;
    held = "";
    await nextTurn();
    await accessReading(database(), access.viewer, access.reading.id, "reading.export");
  }
  yield held;
}

function beginExport(viewer: Viewer, readingId: string, format: ExportFormat): Promise<Exporting> {
  return inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, readingId, "reading.export");
    if (isSignedIn(viewer))
      await recordEvent(tx, {
        streamId: access.group.id,
        kind: "reading.exported",
        groupId: access.group.id,
        byUserId: actorOf(viewer),
        subject: { readingId: access.reading.id, to: { format } },
      });
    return access;
  });
}

const textPath = ({ group, reading }: Exporting): string => `${readingPath(group, reading)}/text.txt`;

function exportedReading(access: Exporting, paragraphs: ExportedReading["paragraphs"]): ExportedReading {
  const { viewer, group, reading } = access;
  return {
    title: reading.title,
    authors: reading.authors,
    group: group.name,
    url: absoluteUrl(readingPath(group, reading)),
    textUrl: absoluteUrl(textPath(access)),
    exportUrl: absoluteUrl(`/api/v1/readings/${reading.id}/export?format=json`),
    paragraphs,
    timeZone: (isSignedIn(viewer) ? viewer.timeZone : null) ?? group.timeZone,
  };
}

/** The door is asked again before each page: whoever loses the right while a long export runs gets no more of it. */
async function* listThreads(access: Exporting): AsyncGenerator<ExportedThread> {
  const db = database();
  for (let after: string | undefined; ; ) {
    await accessReading(db, access.viewer, access.reading.id, "reading.export");
    const records = await listAnnotationRecords(db, access, {
      isPublished: true,
      order: "place",
      after,
      limit: THREADS_AT_ONCE,
    });
    const posts = await listPostRecords(db, access, {
      annotationIds: records.map(({ id }) => id),
      isPublished: true,
      perAnnotation: POSTS_AT_ONCE,
    });
    for (const record of records) {
      const first = posts.filter((post) => post.annotation_id === record.id);
      yield exportedThread(access, record, [...first, ...(await listRest(access, record.id, first))]);
    }
    if (records.length < THREADS_AT_ONCE) return;
    after = records.at(-1)?.cursor;
  }
}

async function listRest(access: Exporting, annotationId: string, first: PostRecord[]): Promise<PostRecord[]> {
  const rest: PostRecord[] = [];
  for (let page = first; page.length === POSTS_AT_ONCE; rest.push(...page)) {
    page = await listPostRecords(database(), access, {
      annotationIds: [annotationId],
      isPublished: true,
      after: page.at(-1)?.cursor,
      perAnnotation: POSTS_AT_ONCE,
    });
  }
  return rest;
}

function exportedThread(access: Exporting, record: AnnotationRecord, posts: PostRecord[]): ExportedThread {
  const { start_index: startIndex, end_index: endIndex, chosen_in: chosen } = record;
  const { quote } = quotedIn(record);
  return {
    id: record.id,
    iri: absoluteUrl(`/api/v1/annotations/${record.id}`),
    url: annotationUrl(access, record),
    kind: record.kind,
    audience: record.audience,
    tags: record.is_whole ? record.tags : [],
    author: record.is_whole ? authorOf(record) : null,
    place:
      startIndex === null || endIndex === null
        ? null
        : {
            startIndex,
            startOffset: record.place_offset ?? 0,
            endIndex,
            endOffset: record.place_end ?? 0,
          },
    quote,
    chosenIn: chosen && {
      language: chosen.language,
      textUrl: absoluteUrl(`${textPath(access)}?in=${chosen.id}`),
      around: quote === record.quote ? { prefix: record.prefix, suffix: record.suffix } : null,
    },
    createdAt: record.created_at,
    posts: posts.map(exportedPost),
  };
}

function exportedPost(record: PostRecord): ExportedPost {
  return {
    id: record.id,
    iri: absoluteUrl(`/api/v1/posts/${record.id}`),
    parent: record.parent_id,
    author: authorOf(record),
    body: record.body,
    text: record.text,
    disagrees: record.disagrees,
    createdAt: record.created_at,
    editedAt: record.edited_at,
  };
}

const authorOf = (record: { author_id: string; author_name: string; author_handle: string }) => ({
  id: record.author_id,
  name: record.author_name,
  handle: record.author_handle,
});
