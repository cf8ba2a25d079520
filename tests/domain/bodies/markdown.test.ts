import { describe, expect, test } from "vitest";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import { textOf } from "@/domain/bodies/body-text";
import { markdownFrom } from "@/domain/bodies/markdown-from";
import { renderBody } from "@/domain/bodies/render-body";

function html(markdown: string): string {
  const parsed = bodyFromMarkdown(markdown);
  if (!parsed.ok) return parsed.code;
  return renderBody(parsed.body).replaceAll(' dir="auto"', "").replaceAll(' rel="nofollow ugc noopener"', "");
}

test.each([
  ["words", "Why *this*, and not **that**?", "<p>Why <em>this</em>, and not <strong>that</strong>?</p>"],
  ["a line broken by the writer's editor", "one\ntwo", "<p>one two</p>"],
  ["a break that is meant", "one  \ntwo", "<p>one<br>two</p>"],
  ["a quote", "> one\n\ntwo", "<blockquote><p>one</p></blockquote><p>two</p>"],
  [
    "lists",
    "- a\n- b\n\n3. c",
    '<ul><li><p>a</p></li><li><p>b</p></li></ul><ol start="3"><li><p>c</p></li></ol>',
  ],
  ["a list in a list", "- a\n  - b", "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>"],
  ["a task list", "- [x] a\n- [ ] b", "<ul><li><p>☑ a</p></li><li><p>☐ b</p></li></ul>"],
  ["code in a line", "a `<b>` c", "<p>a <code>&lt;b&gt;</code> c</p>"],
  [
    "code in a block",
    "```js title\na < b\n```",
    '<pre dir="ltr"><code class="language-js">a &lt; b</code></pre>',
  ],
  [
    "a link, with a style inside",
    "[a **b**](https://example.org/)",
    '<p><a href="https://example.org/">a <strong>b</strong></a></p>',
  ],
  [
    "an address",
    "see https://example.org/a.",
    '<p>see <a href="https://example.org/a">https://example.org/a</a>.</p>',
  ],
  [
    "a bare mailbox",
    "Write (to x_y.z@example.org), please",
    '<p>Write (to <a href="mailto:x_y.z@example.org">x_y.z@example.org</a>), please</p>',
  ],
  ["what is nearly a mailbox", "a.@b, c@d and @example.org", "<p>a.@b, c@d and @example.org</p>"],
  ["a mailbox longer than there are", `${"a".repeat(65)}@b.org`, `<p>${"a".repeat(65)}@b.org</p>`],
  [
    "a bare address with brackets and an entity behind it",
    "www.example.org/a_(b)&copy;.) (https://example.org/c)",
    '<p><a href="http://www.example.org/a_(b)">www.example.org/a_(b)</a>©.) (<a href="https://example.org/c">https://example.org/c</a>)</p>',
  ],
  [
    "a line of blanks in code, which stays, and one after it",
    "```\na\n   \nb\n```\nwords\n  \nmore",
    '<pre dir="ltr"><code>a\n   \nb</code></pre><p>words</p><p>more</p>',
  ],
  ["code that is never closed", "```\na\n   \nb", '<pre dir="ltr"><code>a\n   \nb</code></pre>'],
  ["a line of blanks between paragraphs", "one\n \t\ntwo", "<p>one</p><p>two</p>"],
  ["a title over a line", "Title\n===\nwords", "<p><strong>Title</strong></p><p>words</p>"],
  ["a mailbox", "<ada@example.org>", '<p><a href="mailto:ada@example.org">ada@example.org</a></p>'],
  ["entities", "a &amp; b &mdash; c &#8230; &nope;", "<p>a &amp; b — c … &amp;nope;</p>"],
  ["a heading becomes a bold line", "# One *two*", "<p><strong>One <em>two</em></strong></p>"],
  [
    "an image becomes a link",
    "![a cat](https://example.org/a.png)",
    '<p><a href="https://example.org/a.png">a cat</a></p>',
  ],
  ["an image we cannot link becomes its words", "![a cat](a.png)", "<p>a cat</p>"],
  ["a link we cannot follow becomes its words", "[a](javascript:alert(1)) [b](/c)", "<p>a b</p>"],
  [
    "a link with a name before its host becomes its words",
    "[a](https://bank.example:b@evil.example) <https://bank.example@evil.example>",
    "<p>a https://bank.example@evil.example</p>",
  ],
  ["HTML stays as it was typed", "a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>"],
  [
    "a block of HTML too",
    "<div>\n<script>x</script>\n</div>",
    "<p>&lt;div&gt;<br>&lt;script&gt;x&lt;/script&gt;<br>&lt;/div&gt;</p>",
  ],
  ["a table becomes code", "|a|b|\n|-|-|\n|1|2|", '<pre dir="ltr"><code>|a|b|\n|-|-|\n|1|2|</code></pre>'],
  ["a rule becomes stars", "a\n\n---\n\nb", "<p>a</p><p>* * *</p><p>b</p>"],
  ["nothing", " \n ", "post.empty"],
  ["an empty quote", ">", "post.empty"],
  ["100,000 characters", "a".repeat(100_000), "post.too-long"],
])("Markdown is understood: %s", (_, markdown, expected) => {
  expect(html(markdown)).toBe(expected);
});

describe("a hostile source costs little and loses no words", () => {
  const of = (piece: string) => piece.repeat(Math.floor(20_000 / piece.length));
  test.each(
    [
      "*a ",
      "**a ",
      "_a",
      "**_a ",
      "~~a",
      ">",
      "> ",
      "- ",
      "1. ",
      "> - ",
      "[",
      "[a](",
      "![",
      "`",
      "`a",
      "<",
      "<a ",
      "<!--",
      "&",
      "\\",
      "|a",
      "[a](<",
      "a@",
      "http://",
      "www.a",
    ].map((piece) => [piece]),
  )("%j, as often as it goes", (piece) => {
    const began = performance.now();
    const parsed = bodyFromMarkdown(`word ${of(piece).slice(5)}`);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(parsed.ok && textOf(parsed.body)).toContain("word");
  });

  test("quotes deeper than a post goes keep their words", () => {
    const parsed = bodyFromMarkdown(`${"> ".repeat(20)}deep`);
    expect(parsed.ok && textOf(parsed.body)).toContain("deep");
  });
});

test.each([
  "One.\n\nTwo *three* **four** ~~five~~ `six`.",
  "> One.\n>\n> - two\n> - three",
  "- a\n\n  b\n\n- c",
  "3. a\n4. b",
  "- a\n\n* b",
  "```js\na ``` b\n```",
  "````\n```\n````",
  "[a **b**](https://example.org/)",
  "<https://example.org/>",
  "a\\\nb",
  "\\# not a heading\n\n1\\. not a list\n\n\\> not a quote\n\n\\- not either",
  "2 \\* 3 \\_ \\[4\\] \\`5\\` \\~6 \\<b> \\&amp;",
  "`` a`b ``",
  "https\\://example.org and ada\\@example.org",
  "**a**_b_ c",
])("what was written in Markdown reads back the same: %j", (markdown) => {
  const first = bodyFromMarkdown(markdown);
  if (!first.ok) throw new Error(first.code);
  expect(bodyFromMarkdown(markdownFrom(first.body))).toEqual(first);
});
