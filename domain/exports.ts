import type { AnnotationKind, Audience } from "./annotations";
import type { Body } from "./bodies/body-schema";
import type { Paragraph } from "./paragraphs";
import type { Stretch } from "./passages";

/** What a reading may be taken along as. */
export const EXPORT_FORMATS = ["text", "markdown", "json", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a file of each format is to the programs that open it. */
export const EXPORT_FILES: Record<ExportFormat, { type: string; ending: string }> = {
  text: { type: "text/plain; charset=utf-8", ending: "txt" },
  markdown: { type: "text/markdown; charset=utf-8", ending: "md" },
  json: { type: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', ending: "json" },
  csv: { type: "text/csv; charset=utf-8; header=present", ending: "csv" },
};

/** A reading on its way out: the edition that is read now, and where things are found. */
export type ExportedReading = {
  title: string;
  authors: string[];
  group: string;
  /** Of the reading page, of its `text.txt`, and of this export as JSON. */
  url: string;
  textUrl: string;
  exportUrl: string;
  /** All of the edition, in order. */
  paragraphs: Pick<Paragraph, "key" | "index" | "number" | "kind" | "text" | "marks" | "attrs">[];
  /** In which times are told to people. */
  timeZone: string;
};

export type ExportedPost = {
  id: string;
  /** Its lasting name, in REST. */
  iri: string;
  parent: string | null;
  author: ExportedAuthor;
  body: Body;
  text: string;
  disagrees: boolean;
  createdAt: string;
  editedAt: string | null;
};

export type ExportedAuthor = { id: string; name: string; handle: string };

export type ExportedTranslation = {
  language: string;
  /** Of its words alone. */
  textUrl: string;
  /** What stood around the words when they were chosen; null where they are others by now. */
  around: { prefix: string; suffix: string } | null;
};

/** An annotation and its posts, oldest first, as every reader in its audience has them. */
export type ExportedThread = {
  id: string;
  iri: string;
  url: string;
  kind: AnnotationKind;
  audience: Audience;
  tags: string[];
  /** Null when the opening words were taken back and answers still stand. */
  author: ExportedAuthor | null;
  /** Where it stands in this edition; null when its words are no longer there. */
  place: Stretch | null;
  /** The words it is about: in this edition, or as they were chosen when they are gone. */
  quote: string;
  /** The translation in which they were chosen; null for the text itself. */
  chosenIn: ExportedTranslation | null;
  createdAt: string;
  posts: ExportedPost[];
};

/** Threads come in the order of the text, lost ones last. */
export type ExportedThreads = AsyncIterable<ExportedThread> | Iterable<ExportedThread>;

/** What an export says in the words of the interface. */
export type ExportWords = {
  question: string;
  prompt: string;
  highlight: string;
  onlyAuthor: string;
  lost: string;
  chosenIn: (language: string) => string;
  to: (name: string) => string;
  disagrees: string;
};

export type Serialize = (
  reading: ExportedReading,
  threads: ExportedThreads,
  words: ExportWords,
) => AsyncGenerator<string>;

/** The opening words, when they are the annotation's own: the first post on somebody's highlight is an answer to it. */
export const ownWordsOf = ({ posts, author }: ExportedThread): ExportedPost | null =>
  posts.find((post) => post.parent === null && post.author.id === author?.id) ?? null;

const FORBIDDEN_IN_NAMES = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A name for the file, made of the title, that every system takes. */
export function exportName(title: string, format: ExportFormat): string {
  const name = [...title.replace(FORBIDDEN_IN_NAMES, " ").replace(/\s+/g, " ")].slice(0, 80).join("");
  return `${name.replace(/^[\s.]+|[\s.]+$/g, "") || "reading"}.${EXPORT_FILES[format].ending}`;
}
