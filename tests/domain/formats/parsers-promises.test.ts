import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHtml } from "@/domain/formats/html";
import type { ImportedText } from "@/domain/formats/imported-text";
import { lettersOf } from "@/domain/formats/letters-of";
import { parseMarkdown } from "@/domain/formats/markdown";
import type { Parsed } from "@/domain/parsed";

const bytes = (text: string) => new TextEncoder().encode(text);

function isSound(parsed: Parsed<ImportedText>): void {
  if (parsed.ok) expect(parsed.value.paragraphs.filter(({ text }) => text.trim() === "")).toEqual([]);
  else expect(parsed.code).toMatch(/^import\./);
}

const MARKUP = [
  ...[
    "<html>",
    "<head>",
    "<body>",
    "</body>",
    "<title>",
    "</title>",
    "<!doctype html>",
    "<article>",
    "</article>",
    "<main>",
  ],
  ...[
    "<p>",
    "</p>",
    "<h1>",
    "</h2>",
    "<div class=x>",
    "</div>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<br>",
  ],
  ...[
    "<a href='#x'>",
    "</a>",
    "<img src=x alt=y>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<svg>",
    "<template>",
    "&lt;",
    "&#0;",
  ],
  ...[
    "Words and more words.",
    " ",
    "\n\n",
    "<",
    ">",
    "\u0000",
    "<frameset>",
    "<noscript>",
    "<pre>",
    "<blockquote>",
  ],
];

const MARKED_DOWN = [
  ...[
    "# ",
    "* ",
    "1. ",
    "> ",
    "```\n",
    "\n",
    "\n\n",
    "[^1]",
    "[^1]: ",
    "[a](b)",
    "![a](b)",
    "| a | b |\n|---|---|\n",
    "---\n",
  ],
  ...[
    "**",
    "_",
    "`",
    "~~",
    "<div>",
    "</div>",
    "<p",
    "Words and more words.",
    " ",
    "    ",
    "\\",
    "&amp;",
    "- [ ] ",
    "\t",
    "[",
    "](",
  ],
];

describe("whatever is put together, reading it ends with a text or a reason", { timeout: 60_000 }, () => {
  test("of HTML", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKUP), { maxLength: 40 }), (parts) => {
        isSound(parseHtml(bytes(parts.join(""))));
      }),
      { numRuns: 400, examples: [[["<!--", "<html>", "<body>"]]] },
    );
  });

  test("of Markdown", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...MARKED_DOWN), { maxLength: 40 }), async (parts) => {
        isSound(await parseMarkdown(bytes(parts.join(""))));
      }),
      { numRuns: 400 },
    );
  });
});

const sentence = fc
  .array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 6, maxLength: 20 })
  .map((words) => `${words.join(" ")}.`);
const block = fc.record({ kind: fc.constantFrom("p", "h2", "li", "blockquote"), text: sentence });
/** Around words of HTML that are read like the others. */
const inline = fc.constantFrom(
  (words: string) => words,
  (words: string) => `<q>${words}</q>`,
  (words: string) => `<object data="a.svg">${words}</object>`,
  (words: string) => `<math><mi>${words}</mi></math>`,
);
const htmlBlock = fc.tuple(block, inline).map(([{ kind, text }, put]) => ({ kind, text, markup: put(text) }));

describe("of what is well formed no letter is lost or put elsewhere", { timeout: 60_000 }, () => {
  test("in HTML, with and without the elements that may be left out", () => {
    const around = fc.constantFrom(
      (body: string) =>
        `<!doctype html><html><head><title>Title here</title></head><body>${body}</body></html>`,
      (body: string) => `<!doctype html><html><title>Title here</title>${body}`,
      (body: string) => `<title>Title here</title><article>${body}</article>`,
    );
    fc.assert(
      fc.property(fc.array(htmlBlock, { minLength: 2, maxLength: 12 }), around, (blocks, put) => {
        const body = blocks.map(({ kind, markup }) =>
          kind === "li" ? `<ul><li>${markup}</ul>` : `<${kind}>${markup}</${kind}>`,
        );
        const parsed = parseHtml(bytes(put(body.join("\n"))));
        if (!parsed.ok) throw new Error(parsed.code);
        isSound(parsed);
        expect(parsed.value.title).toBe("Title here");
        expect(wholeOf(parsed.value)).toBe(lettersOf(blocks.map(({ text }) => text).join("")));
      }),
      { numRuns: 150 },
    );
  });

  test("in Markdown", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 2, maxLength: 12 }), async (blocks) => {
        const signs = { p: "", h2: "## ", li: "- ", blockquote: "> " };
        const written = blocks.map(({ kind, text }) => signs[kind as keyof typeof signs] + text).join("\n\n");
        const parsed = await parseMarkdown(bytes(`# Title here\n\n${written}\n`));
        if (!parsed.ok) throw new Error(parsed.code);
        isSound(parsed);
        expect(wholeOf(parsed.value)).toBe(lettersOf(blocks.map(({ text }) => text).join("")));
      }),
      { numRuns: 150 },
    );
  });
});

/** All letters in order: what was set aside stands where it stood. */
function wholeOf({ paragraphs, excluded }: ImportedText): string {
  const texts = paragraphs.map(({ text }) => text);
  for (const { text, before } of excluded.toReversed()) texts.splice(before, 0, text);
  return lettersOf(texts.join(""));
}
