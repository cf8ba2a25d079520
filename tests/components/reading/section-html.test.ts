import { describe, expect, test } from "vitest";
import { textHtml } from "@/components/reading/section-html";
import { anchorOf, numberParagraphs, type ProposedParagraph } from "@/domain/paragraphs";

const words = {
  number: (number: number) => `Paragraph ${number}`,
  count: ({ threads, fresh }: { threads: number; fresh: number }) => `${threads} threads, ${fresh} new`,
};

function paragraphsOf(...proposed: Partial<ProposedParagraph>[]) {
  let key = 0;
  return numberParagraphs(
    proposed.map((one) => ({ kind: "paragraph", text: "Words.", marks: [], ...one })),
    () => `key${++key}`,
  );
}

describe("the text as the page carries it", () => {
  test("paragraphs are found by number, headings by key", () => {
    const [heading, first] = paragraphsOf({ kind: "heading" }, {});
    expect(heading && anchorOf(heading)).toBe("h-key1");
    expect(first && anchorOf(first)).toBe("p1");
  });

  test("a number is a link that survives a new edition", () => {
    const html = textHtml("number", paragraphsOf({}), {}, words);
    expect(html).toContain('<a class="number" href="?p=key1#p1"');
    expect(html).toContain('aria-label="Paragraph 1">1</a>');
    expect(html).not.toContain("aria-describedby");
  });

  test("what is said about a paragraph is told with it, once", () => {
    const html = textHtml("count", paragraphsOf({}, {}), { key2: { threads: 3, posts: 7, fresh: 1 } }, words);
    expect(html.match(/aria-describedby="c-key2"/g)).toHaveLength(1);
    expect(html).toContain('href="?p=key2#p2" aria-label="3 threads, 1 new" data-fresh>3</a>');
  });

  test("two viewers of one edition have their own counts", () => {
    const paragraphs = paragraphsOf({});
    textHtml("viewers", paragraphs, { key1: { threads: 9, posts: 9, fresh: 9 } }, words);
    expect(textHtml("viewers", paragraphs, {}, words)).not.toContain("count");
  });

  test("nothing in a text becomes part of the page", () => {
    const html = textHtml("hostile", paragraphsOf({ text: '<img src=x onerror="alert(1)">&' }), {}, words);
    expect(html).not.toContain("<img");
  });

  test("a long text comes in sections", () => {
    const html = textHtml("long", paragraphsOf(...Array.from({ length: 120 }, () => ({}))), {}, words);
    expect(html.match(/class="section"/g)).toHaveLength(3);
  });
});
