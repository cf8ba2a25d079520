import type { Element } from "hast";
import { describe, expect, test } from "vitest";
import type { ImportedText } from "@/domain/formats/imported-text";
import { isElement, type Node } from "@/domain/formats/markup/elements";
import { parseFragment } from "@/domain/formats/markup/parse-markup";
import { parseText } from "@/domain/formats/parse-text";
import type { Parsed } from "@/domain/parsed";
import { renderParagraph } from "@/domain/render-paragraph";
import { epub } from "../../support/epub-of";
import { hasFixtures, jsonFixture } from "../../support/fixtures";

const payloads = (): string[] =>
  hasFixtures
    ? ["dompurify.json", "js-xss.json"].flatMap((file) =>
        jsonFixture<{ payload: string }[]>(`sanitize/${file}`).map(({ payload }) => payload),
      )
    : [];

/** All that a paragraph is made of on the page. */
const SHOWN = new Set(
  `p h2 h3 h4 h5 h6 h7 blockquote ul li pre code table tbody tr td figure figcaption a em strong sup sub span br`.split(
    " ",
  ),
);
const SAID = /^(?:className|lang|href|rel|dataMarker|dataDepth|ariaLevel|dir)$/;

/** What of a paragraph's HTML is more than words and their marks; null when nothing is. */
function foreignIn(nodes: readonly Node[]): string | null {
  for (const node of nodes) {
    if (node.type === "text") continue;
    if (!isElement(node) || !SHOWN.has(node.tagName)) return isElement(node) ? node.tagName : node.type;
    const found = foreignSaidIn(node) ?? foreignIn(node.children);
    if (found) return found;
  }
  return null;
}

function foreignSaidIn({ properties }: Element): string | null {
  const said = Object.keys(properties).find((name) => !SAID.test(name));
  if (said) return said;
  const { href } = properties;
  return href === undefined || /^(?:https?:\/\/|mailto:|#)/.test(String(href)) ? null : String(href);
}

function expectNothingRuns(parsed: Parsed<ImportedText>): void {
  if (!parsed.ok) expect(parsed.code).toMatch(/^import\./);
  const { paragraphs, pictures } = parsed.ok ? parsed.value : { paragraphs: [], pictures: [] };
  for (const paragraph of paragraphs)
    expect(foreignIn(parseFragment(renderParagraph(paragraph)).children)).toBeNull();
  for (const { type } of pictures) expect(type).toMatch(/^image\/(?:png|jpeg|gif|webp|avif)$/);
}

const FORMS = {
  "a page": { format: "html", bytes: (payload: string) => Buffer.from(payload) },
  "an article": {
    format: "html",
    bytes: (payload: string) =>
      Buffer.from(`<article><p>${"Words, and more. ".repeat(40)}</p>${payload}</article>`),
  },
  Markdown: {
    format: "markdown",
    bytes: (payload: string) => Buffer.from(`Before.\n\n${payload}\n\nAfter.`),
  },
  "an e-book": { format: "epub", bytes: (payload: string) => epub({ "a.xhtml": payload }) },
} as const;

describe.skipIf(!hasFixtures)("nothing that runs comes out of what is imported", () => {
  test("there are payloads to try", () => {
    expect(payloads().length).toBeGreaterThan(100);
  });

  test.each(Object.entries(FORMS))(
    "as %s, and each is read in no time",
    async (_, { format, bytes }) => {
      // The reader is loaded with the first file.
      await parseText(bytes("Words."), { format });
      for (const payload of payloads()) {
        const { user, system } = process.cpuUsage();
        expectNothingRuns(await parseText(bytes(payload), { format }));
        const after = process.cpuUsage({ user, system });
        expect((after.user + after.system) / 1_000).toBeLessThan(1_000);
      }
    },
    60_000,
  );
});

test.each([
  ["<script>alert(1)</script>", "script"],
  ['<p onclick="x">a</p>', "onClick"],
  ['<p><a href="javascript:x">a</a></p>', "javascript:x"],
  ["<p><!-- a --></p>", "comment"],
])("the check itself finds %s", (html, found) => {
  expect(foreignIn(parseFragment(html).children)).toBe(found);
});
