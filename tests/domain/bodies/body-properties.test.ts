import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import type { Body, Mark } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { markdownFrom } from "@/domain/bodies/markdown-from";
import { parseBody } from "@/domain/bodies/parse-body";
import { renderBody } from "@/domain/bodies/render-body";
import { foreignIn } from "./strict-html";

const anyText = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.string({
    unit: fc.constantFrom(
      "<",
      ">",
      "&",
      '"',
      "'",
      "a",
      " ",
      "\n",
      "*",
      "_",
      "[",
      "]",
      "(",
      "`",
      "\\",
      "#",
      "-",
      "1",
      ".",
      "|",
      "~",
      "!",
      ":",
      "/",
    ),
    minLength: 1,
  }),
);
const words = fc
  .array(fc.stringMatching(/^[a-zäñ中ع]{1,6}$/), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(" "));
const style = fc
  .subarray(["bold", "italic", "strike", "code"] as const)
  .map((types) => types.map((type): Mark => ({ type })));
const link = fc
  .webUrl()
  .map((href): Mark => ({ type: "link", attrs: { href: href.replace(/[()\\`'*_~]/g, "") } }));

function bodies(
  text: fc.Arbitrary<string>,
  marks: fc.Arbitrary<Mark[]>,
  isWritten = false,
): fc.Arbitrary<unknown> {
  const inline = fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant("text"), text, marks }) },
    { weight: 1, arbitrary: fc.constant({ type: "hardBreak" }) },
  );
  const paragraph = fc.record({
    type: fc.constant("paragraph"),
    content: fc
      .tuple(text, fc.array(inline, { maxLength: 3 }))
      .map(([first, rest]) => (isWritten ? [{ type: "text", text: first }, ...rest] : rest)),
  });
  const code = fc.record({
    type: fc.constant("codeBlock"),
    attrs: fc.record({ language: fc.constantFrom(null, "js", "c++") }),
    content: text.map((written) => [{ type: "text", text: written }]),
  });
  const { block } = fc.letrec((tie) => ({
    block: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      paragraph,
      code,
      fc.record({
        type: fc.constant("blockquote"),
        content: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant("bulletList"),
        content: fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant("orderedList"),
        attrs: fc.record({ start: fc.nat(500) }),
        content: fc.array(tie("item"), { minLength: 1, maxLength: 3 }),
      }),
    ),
    item: fc.record({
      type: fc.constant("listItem"),
      content: fc
        .tuple(paragraph, fc.array(tie("block"), { maxLength: 2 }))
        .map(([first, rest]) => [first, ...rest]),
    }),
  }));
  return fc.record({ type: fc.constant("doc"), content: fc.array(block, { minLength: 1, maxLength: 5 }) });
}

const anyBody = bodies(
  anyText,
  fc.tuple(style, fc.option(link)).map(([styles, address]) => (address ? [...styles, address] : styles)),
);

function accepted(input: unknown): Body {
  const parsed = parseBody(input);
  fc.pre(parsed.ok);
  return parsed.ok ? parsed.body : { type: "doc", content: [] };
}

describe("whatever is written", () => {
  test("comes out as our elements and nothing else", () => {
    fc.assert(
      fc.property(anyBody, (input) => {
        expect(foreignIn(renderBody(accepted(input)))).toBeNull();
      }),
    );
  });

  test("is kept in the form it is kept in", () => {
    fc.assert(
      fc.property(anyBody, (input) => {
        const body = accepted(input);
        expect(parseBody(JSON.parse(JSON.stringify(body)))).toEqual({ ok: true, body });
      }),
    );
  });

  test("refuses or accepts any JSON, and never breaks", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(typeof parseBody(input).ok).toBe("boolean");
      }),
    );
  });

  test("reads any Markdown, and gives back our elements", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        expect(foreignIn(renderBody(accepted(asDocument(source))))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

function asDocument(source: string): unknown {
  const parsed = bodyFromMarkdown(source);
  return parsed.ok ? parsed.body : null;
}

describe("Markdown there and back", () => {
  const spaced = words.map((text) => ` ${text} `);

  test("plain words come back as they were, whatever signs are in them", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = text.replace(/\p{C}/gu, "").replace(/\s+/g, " ").trim();
        const body = accepted({
          type: "doc",
          content: [{ type: "paragraph", content: [{ type: "text", text: line || "a" }] }],
        });
        expect(bodyFromMarkdown(markdownFrom(body))).toEqual({ ok: true, body });
      }),
      { numRuns: 1_000 },
    );
  });

  test("styled words keep their words and their styles", () => {
    const oneStyle = fc.constantFrom<Mark[]>(
      [],
      [{ type: "bold" }],
      [{ type: "italic" }],
      [{ type: "strike" }],
      [{ type: "bold" }, { type: "italic" }],
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(words, oneStyle), { minLength: 1, maxLength: 5 }), (runs) => {
        const content = runs.flatMap(([text, marks], at) => [
          ...(at ? [{ type: "text", text: " and " }] : []),
          { type: "text", text, marks },
        ]);
        const body = accepted({ type: "doc", content: [{ type: "paragraph", content }] });
        expect(bodyFromMarkdown(markdownFrom(body))).toEqual({ ok: true, body });
      }),
    );
  });

  test("the blocks stay what they were", () => {
    fc.assert(
      fc.property(bodies(spaced, fc.constant([]), true), (input) => {
        const body = accepted(input);
        const again = bodyFromMarkdown(markdownFrom(body));
        const shape = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");
        expect(again.ok && shape(textOf(again.body))).toBe(shape(textOf(body)));
      }),
    );
  });
});
