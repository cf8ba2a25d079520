import { describe, expect, test } from "vitest";
import { sectionHtml, type TextWords, textHtml } from "@/components/reading/section-html";
import { firstSections, setEdition } from "@/domain/editions";
import { anchorOf, numberParagraphs, type ProposedParagraph } from "@/domain/paragraphs";

const words: TextWords = {
  locale: "en",
  number: (number) => `Paragraph ${number}`,
  count: ({ threads, fresh }) => `${threads} threads, ${fresh} new`,
  untranslated: "Not translated",
  pictureAway: "A moderator has taken this picture out of view.",
  part: (numbers) => (numbers ? `Paragraphs ${numbers.first} to ${numbers.last}` : "More"),
};

function editionOf(...proposed: Partial<ProposedParagraph>[]) {
  let key = 0;
  const paragraphs = numberParagraphs(
    proposed.map((one) => ({ kind: "paragraph", text: "Words.", marks: [], ...one })),
    () => `key${++key}`,
  );
  return setEdition("edition", paragraphs);
}

const many = (count: number, text = "Words.") =>
  editionOf(...Array.from({ length: count }, () => ({ text })));

const whole = (edition: ReturnType<typeof editionOf>, counts = {}) =>
  textHtml(edition, [0, edition.sections.length], counts, words);

describe("the text as the page carries it", () => {
  test("paragraphs are found by number, headings by key", () => {
    const [heading, first] = editionOf({ kind: "heading" }, {}).paragraphs;
    expect(heading && anchorOf(heading)).toBe("h-key1");
    expect(first && anchorOf(first)).toBe("p1");
  });

  test("a number is a link that survives a new edition", () => {
    const html = whole(editionOf({}));
    expect(html).toContain('<a class="number" href="?p=key1#p1"');
    expect(html).toContain('aria-label="Paragraph 1">1</a>');
    expect(html).not.toContain("aria-describedby");
  });

  test("links keep the language that is read", () => {
    const edition = { ...editionOf({}), asked: "in=t1&beside" };
    const html = whole(edition, { 0: { key: "key1", threads: 3, posts: 7, fresh: 1 } });
    expect(html.match(/href="\?p=key1&amp;in=t1&amp;beside#p1"/g)).toHaveLength(2);
  });

  test("what is said about a paragraph is told with it, once", () => {
    const html = whole(editionOf({}, {}), { 1: { key: "key2", threads: 3, posts: 7, fresh: 1 } });
    expect(html.match(/aria-describedby="c-key2"/g)).toHaveLength(1);
    expect(html).toContain('href="?p=key2#p2" aria-label="3 threads, 1 new" data-fresh>3</a>');
  });

  test("two viewers of one edition have their own counts", () => {
    const edition = editionOf({});
    whole(edition, { 0: { key: "key1", threads: 9, posts: 9, fresh: 9 } });
    expect(whole(edition)).not.toContain("count");
  });

  test("readers of two languages have their own words", () => {
    const edition = editionOf({});
    whole(edition);
    const german = { ...words, locale: "de", number: (number: number) => `Absatz ${number}` };
    expect(textHtml(edition, [0, 1], {}, german)).toContain('aria-label="Absatz 1"');
  });

  test("nothing in a text becomes part of the page", () => {
    expect(whole(editionOf({ text: '<img src=x onerror="alert(1)">&' }))).not.toContain("<img");
  });
});

describe("a long text comes in sections", () => {
  test("of fifty paragraphs", () => {
    expect(whole(many(120)).match(/class="section"/g)).toHaveLength(3);
  });

  test("whole while it is short, else around the place one reads", () => {
    expect(firstSections(many(120), 70)).toEqual([0, 3]);
    const book = many(1_000, "A sentence of a book. ".repeat(20));
    expect(firstSections(book, 0)).toEqual([0, 2]);
    expect(firstSections(book, 470)).toEqual([8, 11]);
    expect(firstSections(book, 999)).toEqual([18, 20]);
  });

  test("what did not come keeps its room, and is a link for who has no scripts", () => {
    const edition = many(150);
    const html = textHtml(edition, [0, 1], {}, words);
    expect(html).toContain('<div class="section" data-away data-from="50"');
    expect(html).toContain('data-first="51" data-last="100"');
    expect(html).toContain('<a class="part" href="?p=key51#p51">Paragraphs 51 to 100</a>');
    expect(html).not.toContain('id="p60"');
  });

  test("a section that is fetched is what would have stood in the page", () => {
    const edition = many(150);
    const [, second] = edition.sections;
    expect(second && whole(edition)).toContain(second && sectionHtml(edition, second, {}, words));
  });

  test("an empty text has no sections", () => {
    expect(whole(many(0))).toBe("");
  });
});
