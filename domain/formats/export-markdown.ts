import { DateTime } from "luxon";
import { markdownFrom } from "../bodies/markdown-from";
import { markdownFromInlines } from "../bodies/markdown-from-inlines";
import {
  type ExportedAuthor,
  type ExportedReading,
  type ExportedThread,
  type ExportedThreads,
  type ExportWords,
  ownWordsOf,
} from "../exports";
import { ListIndents } from "./list-indents";
import { markdownParagraph } from "./markdown-paragraph";

/** The text with its numbers, and the threads of each paragraph as a note to it. */
export async function* exportMarkdown(
  reading: ExportedReading,
  threads: ExportedThreads,
  words: ExportWords,
): AsyncGenerator<string> {
  const left = ahead(threads);
  const say = sayer(words, reading.timeZone);
  const indents = new ListIndents();
  /** What is said of an item waits for the lists in it: a note between them would take them for its own. */
  let notes: string[] = [];
  yield titleOf(reading);
  for (const paragraph of reading.paragraphs) {
    if (!indents.goOnWith(paragraph)) {
      yield* notes;
      notes = [];
    }
    const isHere = async () => (await left.peek())?.place?.startIndex === paragraph.index;
    const label = paragraph.number === null ? `p-${paragraph.key}` : String(paragraph.number);
    const hasNote = await isHere();
    yield `\n${markdownParagraph(paragraph, hasNote ? `[^${label}]` : "", indents)}\n`;
    for (let isFirst = true; await isHere(); isFirst = false) {
      const thread = await left.take();
      if (thread) notes.push(`\n${asNote(say(thread), isFirst ? label : null)}\n`);
    }
  }
  yield* notes;
  if (await left.peek()) yield `\n## ${plain(words.lost)}\n`;
  for (let thread = await left.take(); thread; thread = await left.take()) yield `\n${say(thread)}\n`;
}

function titleOf({ title, authors, group, url }: ExportedReading): string {
  const lines = [`# ${plain(title)}`, authors.map(plain).join(", "), `${plain(group)}, <${url}>`];
  return `${lines.filter(Boolean).join("\n\n")}\n`;
}

/** A note's lines after the first are indented under its label. */
function asNote(markdown: string, label: string | null): string {
  const indented = markdown.replace(/^(?=.)/gm, "    ");
  return label === null ? indented : `[^${label}]: ${indented.trimStart()}`;
}

/** A thread in Markdown: what it is about, then who said what to whom. */
function sayer(words: ExportWords, zone: string) {
  const when = (time: string) => DateTime.fromISO(time, { zone }).toFormat("yyyy-MM-dd HH:mm");
  const by = (author: ExportedAuthor, time: string, ...more: string[]) =>
    [`**${plain(author.name)}**${more.join("")}`, when(time)].join(", ");

  return (thread: ExportedThread): string => {
    const own = ownWordsOf(thread);
    const kinds = [
      ...(thread.chosenIn ? [words.chosenIn(thread.chosenIn.language)] : []),
      ...(thread.kind === "question" ? [words.question] : []),
      ...(thread.kind === "prompt" ? [words.prompt] : []),
      ...(thread.audience === "me" ? [words.onlyAuthor] : []),
    ].map((kind) => ` (${plain(kind)})`);
    const blocks = [`“${plain(thread.quote)}”${kinds.join("")}`];
    if (!own && thread.kind === "highlight" && thread.author)
      blocks.push(by(thread.author, thread.createdAt, ` ${plain(words.highlight)}`));
    const names = new Map(thread.posts.map(({ id, author }) => [id, author.name]));
    for (const post of thread.posts) {
      const answered = post.parent === null ? undefined : names.get(post.parent);
      const to = answered === undefined ? "" : ` ${plain(words.to(answered))}`;
      const stance = post.disagrees ? ` (${plain(words.disagrees)})` : "";
      blocks.push(by(post.author, post.createdAt, to, stance), markdownFrom(post.body));
    }
    return blocks.join("\n\n");
  };
}

const plain = (text: string): string =>
  markdownFromInlines(text ? [{ type: "text", text: text.replace(/\s+/g, " ") }] : []);

/** Lets one look at the next thread before it is taken. */
function ahead(threads: ExportedThreads) {
  const source = (async function* () {
    yield* threads;
  })();
  let next: Promise<IteratorResult<ExportedThread>> | null = null;
  const peek = async (): Promise<ExportedThread | null> => {
    next ??= source.next();
    const { done, value } = await next;
    return done ? null : value;
  };
  const take = async (): Promise<ExportedThread | null> => {
    const thread = await peek();
    if (thread) next = null;
    return thread;
  };
  return { peek, take };
}
