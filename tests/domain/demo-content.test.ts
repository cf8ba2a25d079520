import { describe, expect, test } from "vitest";
import assignments from "@/content/demo/assignments.json";
import cast from "@/content/demo/cast.json";
import essay from "@/content/demo/essay.json";
import threads from "@/content/demo/threads.json";

type Reply = { by: string; markdown: string; minutesAgo: number; replies?: Reply[] };
type Mark = { start: number; end: number; kind: string; attrs?: { href: string } };
type Paragraph = { kind: string; text: string; marks?: Mark[] };

const paragraphs: Paragraph[] = essay.paragraphs;
const numbered = paragraphs.filter((paragraph) => paragraph.kind !== "heading");
const handles = cast.map((person) => person.handle);

const ofKind = (kind: string) => paragraphs.filter((paragraph) => paragraph.kind === kind);
const textOf = (number: number) => numbered[number - 1]?.text;
const everyReply = (replies: Reply[]): Reply[] =>
  replies.flatMap((reply) => [reply, ...everyReply(reply.replies ?? [])]);

describe("the demo essay", () => {
  test("has 25 to 40 numbered paragraphs and 2,200 to 3,200 words", () => {
    const words = paragraphs.flatMap((paragraph) => paragraph.text.split(/\s+/));
    expect(numbered.length).toBeGreaterThanOrEqual(25);
    expect(numbered.length).toBeLessThanOrEqual(40);
    expect(words.length).toBeGreaterThanOrEqual(2200);
    expect(words.length).toBeLessThanOrEqual(3200);
  });

  test("shows every kind of paragraph that a plain text can have", () => {
    expect(ofKind("heading").length).toBeGreaterThanOrEqual(2);
    expect(ofKind("quote")).toHaveLength(2);
    expect(ofKind("list-item").length).toBeGreaterThanOrEqual(3);
    expect(ofKind("verse").map((stanza) => stanza.text.split("\n").length)).toEqual([4]);
  });

  test("keeps line breaks for verse, and has no straight quotes and no stray spaces", () => {
    for (const { kind, text } of paragraphs) {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/["']| {2}|--/);
      if (kind !== "verse") expect(text).not.toContain("\n");
    }
  });

  test("has marks that lie inside their paragraph and begin and end at words", () => {
    const marked = paragraphs.filter((paragraph) => paragraph.marks);
    expect(marked.length).toBeGreaterThan(0);
    for (const { text, marks = [] } of marked) {
      for (const mark of marks) {
        const words = text.slice(mark.start, mark.end);
        expect(["emphasis", "strong", "link"]).toContain(mark.kind);
        expect(mark.start).toBeGreaterThanOrEqual(0);
        expect(mark.end).toBeLessThanOrEqual(text.length);
        expect(words).not.toBe("");
        expect(words).toBe(words.trim());
        if (mark.kind === "link") expect(mark.attrs?.href).toMatch(/^https:\/\//);
      }
    }
  });
});

describe("the demo cast", () => {
  test("is four people with an organizer, a moderator and two members", () => {
    expect(cast.map((person) => person.role)).toEqual(["organizer", "moderator", "member", "member"]);
    expect(new Set(handles).size).toBe(4);
  });

  test("has addresses that no mail can reach", () => {
    for (const { handle, email } of cast) expect(email).toBe(`${handle}@demo.example`);
  });
});

describe("the demo threads", () => {
  test.each(threads)("$by on ¶$paragraph quotes words that stand there exactly once", (thread) => {
    const last =
      "throughParagraph" in thread ? (thread.throughParagraph ?? thread.paragraph) : thread.paragraph;
    const stretch = numbered.slice(thread.paragraph - 1, last).map((paragraph) => paragraph.text);
    const passage = stretch.join("\n\n");
    expect(textOf(thread.paragraph)).toBeDefined();
    expect(passage.split(thread.quote)).toHaveLength(2);
    expect(thread.quote.split("\n\n")).toHaveLength(stretch.length);
  });

  test("are of every kind: questions, comments, two highlights, and one across two paragraphs", () => {
    const count = (kind: string) => threads.filter((thread) => thread.kind === kind).length;
    expect(count("question")).toBe(1);
    expect(count("highlight")).toBe(2);
    expect(count("comment")).toBeGreaterThanOrEqual(4);
    expect(threads.filter((thread) => "throughParagraph" in thread)).toHaveLength(1);
  });

  test("are written by the cast, each reply later than what it answers", () => {
    const answersInOrder = (replies: Reply[], before: number) => {
      for (const reply of replies) {
        expect(handles).toContain(reply.by);
        expect(reply.markdown).not.toBe("");
        expect(reply.minutesAgo).toBeGreaterThan(0);
        expect(reply.minutesAgo).toBeLessThan(before);
        answersInOrder(reply.replies ?? [], reply.minutesAgo);
      }
    };
    for (const thread of threads) {
      expect(handles).toContain(thread.by);
      expect(thread.markdown === "").toBe(thread.kind === "highlight");
      answersInOrder(thread.replies, thread.minutesAgo);
    }
  });

  test("let everyone speak", () => {
    const authors = threads.flatMap((thread) => [
      thread.by,
      ...everyReply(thread.replies).map(({ by }) => by),
    ]);
    expect(new Set(authors)).toEqual(new Set(handles));
  });
});

test("what is assigned in the demo covers the essay from the first to the last paragraph, without a gap", () => {
  const ends = assignments.map(({ from, to }) => [from, to]);
  expect(ends[0]?.[0]).toBe(1);
  expect(ends.at(-1)?.[1]).toBe(numbered.length);
  for (const [at, [from]] of ends.entries()) if (at > 0) expect(from).toBe((ends[at - 1]?.[1] ?? 0) + 1);
});
