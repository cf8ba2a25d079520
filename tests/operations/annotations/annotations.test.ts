import { describe, expect, test } from "vitest";
import { newId } from "@/domain/ids";
import type { PassageInput } from "@/domain/passages";
import { Conflict, Forbidden, Invalid, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import type { NewAnnotation } from "@/domain/wire/annotation";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { editPost } from "@/operations/posts/edit-post";
import { openReading } from "@/operations/readings/open-reading";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";

const WITH_HEADING = [
  "I went to the woods because I wished to live deliberately.",
  "To front only the essential facts of life.",
  { kind: "heading" as const, text: "Economy" },
  "And not, when I came to die, discover that I had not lived.",
];

describe("annotating", () => {
  test("a member annotates a passage, and the others read it where it stands", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const made = await annotate(chidi, reading);

    const [seen] = await seenBy(dora, reading);
    expect(seen).toMatchObject({
      id: made.id,
      kind: "comment",
      author: { name: "chidi" },
      passage: { quote: "live deliberately", start: { paragraph: 1, offset: 40 }, end: { offset: 57 } },
      placement: { state: "exact", paragraph: 1, index: 0, endIndex: 0, start: 40, end: 57 },
      postCount: 1,
    });
    expect(seen?.posts[0]).toMatchObject({ isNew: true, version: 1, status: "visible" });
    expect(seen?.posts[0]?.body?.html).toContain("<em>deliberately</em>");
  });

  test("a passage begins in one paragraph and ends in a later one", async () => {
    const { chidi, reading } = await buildGroupReading();
    const quote = "live deliberately.\n\nTo front only";
    const made = await annotate(chidi, reading, { passage: { paragraph: 1, throughParagraph: 2, quote } });
    expect(made.passage).toMatchObject({ quote, start: { paragraph: 1 }, end: { paragraph: 2, offset: 13 } });
    expect(made.placement).toMatchObject({ index: 0, endIndex: 1 });
  });

  test("words are found far down in a text of thousands of paragraphs, by what they are and by where they are", async () => {
    const paragraphs = Array.from({ length: 2_500 }, (_, at) => `Paragraph ${at + 1} of the text.`);
    const { chidi, reading } = await buildGroupReading({ paragraphs });
    const at = (start: number, end = start) => ({ start: { paragraph: start }, end: { paragraph: end } });
    const exact = "Paragraph 2001 of the text.";
    const selectors = [{ type: "TextQuoteSelector" as const, exact }];
    expect((await annotate(chidi, reading, { passage: { selectors } })).passage).toMatchObject(at(2_001));
    const quote = "2001 of the text.\n\nParagraph 2002";
    for (const paragraph of [1, 2_001]) {
      const passage = { paragraph, throughParagraph: 2_002, quote };
      expect((await annotate(chidi, reading, { passage })).passage).toMatchObject(at(2_001, 2_002));
    }
    const before = { paragraph: 1, throughParagraph: 2_000, quote: exact };
    await expect(annotate(chidi, reading, { passage: before })).rejects.toMatchObject({
      code: "passage.not-found",
    });
  });

  test("paragraphs that are more than a passage are refused with what they hold", async () => {
    const { chidi, reading } = await buildGroupReading({ paragraphs: Array(3).fill("w".repeat(9_999)) });
    const through = (throughParagraph: number) =>
      annotate(chidi, reading, { passage: { paragraph: 1, throughParagraph } });
    await expect(through(3)).rejects.toMatchObject({
      code: "passage.too-long",
      values: { length: 30_001, limit: 20_000 },
    });
    expect((await through(2)).passage.quote).toHaveLength(20_000);
    for (const missing of [
      { paragraph: 3, throughParagraph: 1 },
      { paragraph: 1, throughParagraph: 9 },
    ])
      await expect(annotate(chidi, reading, { passage: missing })).rejects.toMatchObject({
        code: "passage.no-such-paragraph",
      });
  });

  test("a long text is searched through for one after the other, and everybody has their answer", async () => {
    const paragraphs = Array.from({ length: 210 }, (_, at) => `Here ${at} ${"and there ".repeat(500)}`);
    const { chidi, dora, reading } = await buildGroupReading({ paragraphs });
    const id = newId();
    const passage = (exact: string) => ({ selectors: [{ type: "TextQuoteSelector" as const, exact }] });
    const asked = [
      annotate(chidi, reading, { passage: passage("Here 7 and") }),
      annotate(chidi, reading, { passage: passage("Here 300 and") }),
      annotate(dora, reading, { id, passage: passage("Here 9 and") }),
      annotate(dora, reading, { id, passage: passage("Here 9 and") }),
    ];
    const answers = (await Promise.allSettled(asked)).map((one) =>
      one.status === "fulfilled" ? one.value.passage.start.paragraph : one.reason.code,
    );
    expect(answers).toEqual([8, "passage.not-found", 10, 10]);
  });

  test("words that are not in the paragraph are refused, and nothing is kept", async () => {
    const { chidi, reading } = await buildGroupReading();
    const passage = { paragraph: 1, quote: "live recklessly" };
    await expect(annotate(chidi, reading, { passage })).rejects.toMatchObject({ code: "passage.not-found" });
    await expect(annotate(chidi, reading, { passage: { paragraph: 99 } })).rejects.toThrow(Invalid);
    expect(await seenBy(chidi, reading)).toEqual([]);
  });

  test.each<[string, PassageInput, string]>([
    ["a blank", { paragraph: 1, quote: " " }, "passage.not-found"],
    ["a break", { paragraph: 1, throughParagraph: 2, quote: "\n\n" }, "passage.not-found"],
    ["a break by selector", { selectors: [{ type: "TextQuoteSelector", exact: "\n" }] }, "passage.not-found"],
    [
      "the place of a break",
      { selectors: [{ type: "TextPositionSelector", start: 4, end: 6 }] },
      "passage.out-of-range",
    ],
  ])("nobody speaks about %s alone, and nothing is kept", async (_, passage, code) => {
    const { chidi, reading } = await buildGroupReading({ paragraphs: ["One.", "Two words."] });
    await expect(annotate(chidi, reading, { passage })).rejects.toMatchObject({ name: "Invalid", code });
    expect(await seenBy(chidi, reading)).toEqual([]);
  });

  test("a highlight needs no words, a comment does", async () => {
    const { chidi, reading } = await buildGroupReading();
    expect(await annotate(chidi, reading, { kind: "highlight", body: undefined })).toMatchObject({
      posts: [],
    });
    await expect(annotate(chidi, reading, { body: undefined })).rejects.toMatchObject({
      code: "annotation.needs-words",
    });
  });

  test("a post of a hundred thousand characters is refused with its limit", async () => {
    const { chidi, reading } = await buildGroupReading();
    const body = { markdown: "word ".repeat(20_000) };
    await expect(annotate(chidi, reading, { body })).rejects.toMatchObject({ code: "post.too-long" });
  });

  test("sent again under the same id it is kept once; the id with other content is taken", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const id = newId();
    const answers = await Promise.all([1, 2, 3, 4].map(() => annotate(chidi, reading, { id })));
    expect(new Set(answers.map((answer) => answer.posts[0]?.id)).size).toBe(1);
    expect(await seenBy(dora, reading)).toHaveLength(1);
    await expect(annotate(dora, reading, { id })).rejects.toThrow(Conflict);
    await expect(annotate(chidi, reading, { id, passage: { paragraph: 2 } })).rejects.toThrow(Conflict);
  });

  test.each<[string, Partial<NewAnnotation>]>([
    ["words", { body: { markdown: "Entirely other words" } }],
    ["tags", { tags: ["other"] }],
    ["an end", { passage: { paragraph: 1, quote: "live" } }],
    ["a later end", { passage: { paragraph: 1, throughParagraph: 2, quote: "live deliberately.\n\nTo" } }],
    ["a kind", { kind: "question" }],
    ["an audience", { audience: "me" }],
  ])(
    "sent again under the same id with %s of its own it is refused, and nothing is lost",
    async (_, other) => {
      const { chidi, reading } = await buildGroupReading();
      const first = { id: newId(), tags: ["method"] };
      const made = await annotate(chidi, reading, first);
      await expect(annotate(chidi, reading, { ...first, ...other })).rejects.toMatchObject({
        code: "id-taken",
      });
      expect(await annotate(chidi, reading, first)).toEqual(made);
    },
  );

  test("sent again after it was edited it is still the same", async () => {
    const { chidi, reading } = await buildGroupReading();
    const id = newId();
    const made = await annotate(chidi, reading, { id });
    await editAnnotation(chidi, id, { version: 1, kind: "question", tags: ["method"] });
    await editPost(chidi, made.posts[0]?.id ?? "", { version: 1, body: { markdown: "I mean: on purpose" } });
    expect(await annotate(chidi, reading, { id })).toMatchObject({
      kind: "question",
      tags: ["method"],
      posts: [{ body: { text: "I mean: on purpose" } }],
    });
  });

  test("a highlight sent again without words is the same when words were added since; with words it is not", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const bare = { id: newId(), kind: "highlight", body: undefined } as const;
    const highlight = await annotate(chidi, reading, bare);
    await expect(annotate(chidi, reading, { ...bare, body: { markdown: "Lost?" } })).rejects.toThrow(
      Conflict,
    );
    await reply(dora, highlight);
    expect(await annotate(chidi, reading, bare)).toMatchObject({ id: bare.id, postCount: 1 });
  });

  test("who may not annotate is told so, and outsiders learn nothing", async () => {
    const { olive, reading } = await buildGroupReading();
    await expect(annotate(olive, reading)).rejects.toThrow(Forbidden);
    await expect(annotate(await buildViewer("mallory"), reading)).rejects.toThrow(NotFound);
    await expect(annotate(signedOut, reading)).rejects.toThrow(SignedOut);
  });

  test("a note to oneself is nobody else's to see, not even the organizer's", async () => {
    const { ada, chidi, reading } = await buildGroupReading();
    const note = await annotate(chidi, reading, { audience: "me" });
    expect(await seenBy(ada, reading)).toEqual([]);
    await expect(findAnnotation(ada, note.id)).rejects.toThrow(NotFound);
    expect(await seenBy(chidi, reading)).toHaveLength(1);
    expect((await openReading(ada, reading.id)).counts).toEqual({});
    expect(Object.values((await openReading(chidi, reading.id)).counts)).toMatchObject([
      { threads: 1, posts: 1 },
    ]);
  });
});

test.each<[string, Partial<NewAnnotation>]>([
  ["on words", { tags: ["method", "woods 🌲"], body: { markdown: "*Well* `then`\n\n- one" } }],
  ["on a whole paragraph", { passage: { paragraph: 2 }, kind: "question" }],
  ["on a heading, which has no number", { passage: { paragraph: "heading" } }],
  ["across paragraphs", { passage: { paragraph: 1, throughParagraph: 2, quote: "ately.\n\nTo" } }],
  ["across a heading", { passage: { paragraph: 2, throughParagraph: 3 } }],
  ["to oneself", { audience: "me" }],
  ["without words", { kind: "highlight", body: undefined }],
  ["by selectors", { passage: { selectors: [{ type: "TextQuoteSelector", exact: "the essential" }] } }],
])("the answer to an annotation %s is what reading it gives", async (_, input) => {
  const { chidi, reading } = await buildGroupReading({ paragraphs: WITH_HEADING });
  const key = (await openReading(chidi, reading.id)).edition.paragraphs[2]?.key ?? "";
  const isOnHeading = input.passage && "paragraph" in input.passage && input.passage.paragraph === "heading";
  const made = await annotate(chidi, reading, isOnHeading ? { passage: { paragraph: key } } : input);
  expect(made).toEqual(await findAnnotation(chidi, made.id));
});

test("an edit of a stale version is refused and shows what is there", async () => {
  const { chidi, reading } = await buildGroupReading();
  const made = await annotate(chidi, reading);
  await editAnnotation(chidi, made.id, { version: 1, tags: ["method"] });
  const stale = editAnnotation(chidi, made.id, { version: 1, tags: ["late"] });
  await expect(stale).rejects.toMatchObject({
    code: "stale",
    details: { current: { tags: ["method"], version: 2 } },
  });
});

test("lists are filtered by paragraph, author, kind, tag and words, and paged without gaps", async () => {
  const { chidi, dora, reading, memberIds } = await buildGroupReading();
  await annotate(chidi, reading, { tags: ["method"] });
  await annotate(dora, reading, {
    passage: { paragraph: 2 },
    kind: "question",
    body: { markdown: "Which facts?" },
  });
  await annotate(dora, reading, { passage: { paragraph: 2 }, body: { markdown: "100% essential" } });
  const ids = async (query: Partial<Parameters<typeof listAnnotations>[2]>) =>
    (await listAnnotations(chidi, reading.id, { limit: 50, ...query })).items.length;

  expect(await ids({ paragraph: "2" })).toBe(2);
  expect(await ids({ paragraph: "77" })).toBe(0);
  expect(await ids({ authorId: memberIds.dora })).toBe(2);
  expect(await ids({ kind: "question" })).toBe(1);
  expect(await ids({ tag: "method" })).toBe(1);
  expect(await ids({ q: "0% ess" })).toBe(1);
  expect(await ids({ q: "%" })).toBe(1);
  expect(await ids({ isUnread: true })).toBe(2);

  const first = await listAnnotations(chidi, reading.id, { limit: 2 });
  const rest = await listAnnotations(chidi, reading.id, { limit: 2, after: first.next ?? undefined });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(
    (await seenBy(chidi, reading)).map(({ id }) => id),
  );
  expect(rest.next).toBeNull();
});
