import { describe, expect, test } from "vitest";
import { textOf } from "@/domain/bodies/body-text";
import { parseBody } from "@/domain/bodies/parse-body";
import { POST_LENGTH } from "@/domain/limits";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (words: string, ...marks: unknown[]) =>
  marks.length ? { type: "text", text: words, marks } : { type: "text", text: words };
const link = (href: string, more = {}) => ({ type: "link", attrs: { href, ...more } });
const bold = { type: "bold" };
const italic = { type: "italic" };

describe("what people write is kept", () => {
  test.each([
    ["a line", doc(paragraph(text("I agree.")))],
    [
      "a break with the style of its line, as TipTap sends it",
      doc(paragraph(text("a", bold), { type: "hardBreak", marks: [bold] }, text("b", bold))),
    ],
    [
      "a quote with a list in it",
      doc({
        type: "blockquote",
        content: [{ type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("a"))] }] }],
      }),
    ],
    [
      "a list that starts at 4",
      doc({
        type: "orderedList",
        attrs: { start: 4, type: null },
        content: [{ type: "listItem", content: [paragraph(text("a"))] }],
      }),
    ],
    ["code", doc({ type: "codeBlock", attrs: { language: "c++" }, content: [text("int a;\n")] })],
    ["code without a language", doc({ type: "codeBlock", content: [text("a")] })],
    ["a link to the web", doc(paragraph(text("here", link("https://example.org/a?b=c#d"))))],
    ["a link to a mailbox", doc(paragraph(text("write", link("mailto:ada@example.org"))))],
    [
      "a link as TipTap sends it",
      doc(
        paragraph(
          text(
            "here",
            link("https://example.org", { target: "_blank", rel: "noopener", class: null, title: null }),
          ),
        ),
      ),
    ],
  ])("%s", (_, body) => {
    expect(parseBody(body)).toMatchObject({ ok: true });
  });

  test("one document has one form, whatever browser sent it", () => {
    const one = parseBody(
      doc(paragraph(text("both", bold, italic), text(" again", italic, bold)), { type: "paragraph" }),
    );
    const other = parseBody(doc(paragraph(), paragraph(text("both again", italic, bold))));
    expect(one).toEqual(other);
  });

  test("a link keeps its address and nothing else", () => {
    const parsed = parseBody(
      doc(paragraph(text("here", link("https://example.org", { target: "_self", class: "x" })))),
    );
    expect(parsed.ok && JSON.stringify(parsed.body)).not.toMatch(/target|class/);
  });

  test("what Postgres cannot keep is left out: NUL and halves of characters", () => {
    const parsed = parseBody(doc(paragraph(text("a\u0000b\ud83dc 😀"))));
    expect(parsed.ok && textOf(parsed.body)).toBe("abc 😀");
  });

  test("a post of exactly the limit", () => {
    expect(parseBody(doc(paragraph(text("a".repeat(POST_LENGTH)))))).toMatchObject({ ok: true });
  });
});

describe("what a post cannot hold is refused", () => {
  const nested = (depth: number): unknown =>
    depth ? { type: "blockquote", content: [nested(depth - 1)] } : paragraph(text("deep"));

  test.each<[string, unknown, string]>([
    ["nothing", doc(), "post.empty"],
    [
      "spaces and breaks",
      doc(paragraph(text(" \u00a0\u200b\u3164"), { type: "hardBreak" }), { type: "codeBlock" }),
      "post.empty",
    ],
    ["100,000 characters", doc(paragraph(text("a".repeat(100_000)))), "post.too-long"],
    [
      "100,000 characters in many paragraphs",
      doc(...Array.from({ length: 1_000 }, () => paragraph(text("a".repeat(100))))),
      "post.too-long",
    ],
    [
      "addresses longer than any words",
      doc(
        paragraph(
          ...Array.from({ length: 50 }, (_, at) =>
            text("a", link(`https://example.org/${at}${"a".repeat(1_900)}`)),
          ),
        ),
      ),
      "post.too-long",
    ],
    [
      "a million empty paragraphs",
      { type: "doc", content: Array.from({ length: 1_000_000 }, () => ({ type: "paragraph" })) },
      "post.not-ours",
    ],
    ["quotes in quotes, 13 deep", doc(nested(13)), "post.not-ours"],
    ["quotes in quotes, 5,000 deep", doc(nested(5_000)), "post.not-ours"],
    ["an image", doc({ type: "image", attrs: { src: "https://example.org/a.png" } }), "post.not-ours"],
    ["a heading", doc({ type: "heading", attrs: { level: 1 }, content: [text("a")] }), "post.not-ours"],
    [
      "an unknown mark",
      doc(paragraph(text("a", { type: "textStyle", attrs: { color: "red" } }))),
      "post.not-ours",
    ],
    [
      "an unknown attribute of a node",
      doc({ type: "paragraph", attrs: { style: "position:fixed" }, content: [text("a")] }),
      "post.not-ours",
    ],
    [
      "an unknown attribute of a link",
      doc(paragraph(text("a", link("https://example.org", { onclick: "alert(1)" })))),
      "post.not-ours",
    ],
    ["a key beside the known ones", doc({ ...paragraph(text("a")), html: "<b>" }), "post.not-ours"],
    [
      "a style on a mark",
      doc(paragraph(text("a", { type: "bold", attrs: { style: "x" } }))),
      "post.not-ours",
    ],
    ["an empty text", doc(paragraph(text(""))), "post.not-ours"],
    ["a text outside a paragraph", doc(text("a")), "post.not-ours"],
    [
      "a list item outside a list",
      doc({ type: "listItem", content: [paragraph(text("a"))] }),
      "post.not-ours",
    ],
    [
      "a list item that begins with a list",
      doc({
        type: "bulletList",
        content: [{ type: "listItem", content: [{ type: "bulletList", content: [] }] }],
      }),
      "post.not-ours",
    ],
    ["bold code in a code block", doc({ type: "codeBlock", content: [text("a", bold)] }), "post.not-ours"],
    [
      "a language that is more than a word",
      doc({ type: "codeBlock", attrs: { language: '"><script>' }, content: [text("a")] }),
      "post.not-ours",
    ],
    ["a document in a document", doc(doc(paragraph(text("a")))), "post.not-ours"],
    ["a string", "hello", "post.not-ours"],
    ["null", null, "post.not-ours"],
    ["an array", [doc()], "post.not-ours"],
  ])("%s", (_, body, code) => {
    expect(parseBody(body)).toMatchObject({ ok: false, code });
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\u0000script:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox",
    "file:///etc/passwd",
    "ftp://example.org",
    "tel:123",
    "//example.org",
    "/groups/1",
    "#p12",
    "example.org",
    "http:/example.org",
    "https://",
    "https://exa mple.org",
    "https://ada:secret@evil.example",
    "https://bank.example@evil.example/",
    "HTTP://:@evil.example",
    "https:///bank.example@evil.example",
    "https://bank.example%2f@evil.example",
    "https://example.org/\u202egnp.exe",
    'https://example.org/"onmouseover="alert(1)',
    `https://example.org/${"a".repeat(2_000)}`,
    "",
  ])("a link to %j", (href) => {
    expect(parseBody(doc(paragraph(text("a", link(href)))))).toMatchObject({
      ok: false,
      code: "post.not-ours",
    });
  });

  test("the refusal names the length and the limit, or the place", () => {
    expect(parseBody(doc(paragraph(text("a".repeat(100_000)))))).toMatchObject({
      values: { length: 100_000, limit: POST_LENGTH },
    });
    expect(parseBody(doc(paragraph(text("a")), { type: "video" }))).toMatchObject({
      values: { at: "content.1.type" },
    });
  });
});
