import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { blocksFromMarkdown } from "@/domain/bodies/blocks-from-markdown";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import type { Body } from "@/domain/bodies/body-schema";
import { parseBody } from "@/domain/bodies/parse-body";
import { renderBody } from "@/domain/bodies/render-body";
import { foreignIn } from "./strict-html";

const folder = new URL("../../../../shared/fixtures/sanitize/", import.meta.url);
const hasFixtures = existsSync(folder);
if (!hasFixtures)
  process.stderr.write("Skipped: the hostile payloads are not here (../shared/fixtures/sanitize).\n");

function payloads(): string[] {
  if (!hasFixtures) return [];
  return ["dompurify.json", "js-xss.json"].flatMap((file) =>
    (JSON.parse(readFileSync(new URL(file, folder), "utf8")) as { payload: string }[]).map(
      ({ payload }) => payload,
    ),
  );
}

const addressesIn = (payload: string) =>
  [...payload.matchAll(/(?:href|src|action|data)\s*=\s*["']?([^"'>\s]+)/gi)].map(
    ([, address]) => address ?? "",
  );

function rendered(body: unknown): string {
  const parsed = parseBody(body);
  return parsed.ok ? renderBody(parsed.body) : "";
}

const written = (text: string, marks?: unknown[]) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [marks ? { type: "text", text, marks } : { type: "text", text }] }],
});

describe.skipIf(!hasFixtures)("nothing that runs comes out of a post", () => {
  test("there are payloads to try", () => {
    expect(payloads().length).toBeGreaterThan(100);
  });

  test.each(payloads().map((payload) => [payload]))("%j", (payload) => {
    expect(foreignIn(rendered(written(payload)))).toBeNull();
    expect(
      foreignIn(
        rendered({
          type: "doc",
          content: [{ type: "codeBlock", content: [{ type: "text", text: payload }] }],
        }),
      ),
    ).toBeNull();

    const parsed = bodyFromMarkdown(payload);
    if (parsed.ok) expect(foreignIn(renderBody(parsed.body))).toBeNull();

    for (const href of [payload, ...addressesIn(payload)]) {
      expect(foreignIn(rendered(written("a", [{ type: "link", attrs: { href } }])))).toBeNull();
      for (const source of [
        `[a](${href})`,
        `[a](<${href}>)`,
        `![a](${href})`,
        `<${href}>`,
        `[a][b]\n\n[b]: ${href}`,
      ]) {
        const linked = bodyFromMarkdown(source);
        if (linked.ok) expect(foreignIn(renderBody(linked.body))).toBeNull();
      }
    }
  });
});

test("even a body that was never checked renders to nothing that runs", () => {
  const unchecked = {
    type: "doc",
    content: [
      { type: "script", content: [{ type: "text", text: "alert(1)" }] },
      { type: "codeBlock", attrs: { language: '"><img src=x onerror=alert(1)>' }, content: [] },
      { type: "orderedList", attrs: { start: '1" onclick="alert(1)' }, content: [] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "a", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] },
          { type: "text", text: "b", marks: [{ type: "script" }] },
        ],
      },
    ],
  };
  expect(renderBody(unchecked as unknown as Body)).toBe(
    '<pre dir="ltr"><code class="language-&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"></code></pre><ol dir="auto"></ol><p dir="auto">ab</p>',
  );
});

test.each([
  ["a script", "<script>alert(1)</script>"],
  ["a handler", '<p onclick="x">'],
  ["a bare address", '<a href="javascript:alert(1)" rel="nofollow ugc noopener">a</a>'],
  ["an open element", "<p>"],
  ["crossed elements", "<strong><em></strong></em>"],
  ["a bare ampersand", "a & b"],
])("the check itself finds %s", (_, html) => {
  expect(foreignIn(html)).not.toBeNull();
});

const filled = (head: string, unit: string) =>
  head + unit.repeat(Math.floor((20_000 - head.length) / unit.length));
const wide = `|${"a|".repeat(2_500)}\n|${"-|".repeat(2_500)}\n`;

// Each of them once took the lexer ten seconds and gigabytes, or seconds.
test.each([
  ["a table of very many columns", filled(wide, "|\n")],
  ["a table of many columns and rows", filled(`|${"a|".repeat(1_000)}\n|${"-|".repeat(1_000)}\n`, "|\n")],
  ["very long lines of one sign", filled("_".repeat(10_000), "a")],
])(
  "%s is read as what it is, in no time",
  (_, markdown) => {
    const before = process.memoryUsage().heapUsed;
    const parsed = bodyFromMarkdown(markdown);
    expect(parsed.ok).toBe(true);
    if (parsed.ok) expect(renderBody(parsed.body).length).toBeGreaterThan(10_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  },
  2_000,
);

/** Milliseconds of work, whoever else is at work: the least of some tries. */
function workOf(act: () => unknown): number {
  const tries = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...tries);
}

// The worst of what was tried: each took up to a second, which is nobody else's to wait.
test.each([
  ["", "a.", "@b"],
  ["", "a-", ""],
  ["", "a", "@"],
  ["", "a_", "@b"],
  ["", "a.@", ""],
  ["", "a@b.c", "<"],
  ["", ")a@b.c", "]("],
  ["http://a", ".", ""],
  ["http://a", "&a;", ""],
  ["", "http://a(", ""],
  ["'", "\t\n", "]"],
  ["a", " ", "b"],
  ["- a", "\ny", "\n> x\n==="],
  ["- >", '\nx="', ""],
  ["- ", '="  \n', ""],
  ["", "\n\n.", ""],
  ["", "->\n\n-", ""],
  ["", '\\"', ")"],
])("%j, then %j over and over, then %j is read in no time", (head, unit, end) => {
  const markdown = filled(head, unit).slice(0, 20_000 - end.length) + end;
  for (const keepLines of [false, true])
    expect(workOf(() => blocksFromMarkdown(markdown, { keepLines }))).toBeLessThan(300);
});
