import fc from "fast-check";
import { expect, test } from "vitest";
import { type Attrs, MARK_KINDS, type Mark, PARAGRAPH_KINDS } from "@/domain/paragraphs";
import { renderParagraph, renderParagraphWords, withAwayWords } from "@/domain/render-paragraph";

function words(text: string, marks: Mark[] = []): string {
  return renderParagraphWords({ kind: "paragraph", text, marks });
}

test("what looks like HTML is shown as it was written", () => {
  expect(words(`<script>alert("1 & 2")</script>`)).toBe(
    "&lt;script&gt;alert(&quot;1 &amp; 2&quot;)&lt;/script&gt;",
  );
});

test("marks that overlap are closed and opened again", () => {
  const marks: Mark[] = [
    { start: 0, end: 4, kind: "emphasis" },
    { start: 2, end: 6, kind: "strong" },
  ];
  expect(words("abcdef", marks)).toBe("<em>ab<strong>cd</strong></em><strong>ef</strong>");
});

test("of two marks that begin together, the longer is outside", () => {
  const marks: Mark[] = [
    { start: 0, end: 2, kind: "code" },
    { start: 0, end: 4, kind: "emphasis" },
  ];
  expect(words("abcd", marks)).toBe("<em><code>ab</code>cd</em>");
});

test.each([
  [
    "https://example.org/?a=1&b=2",
    '<a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow">x</a>',
  ],
  ["mailto:ada@example.org", '<a href="mailto:ada@example.org" rel="noopener nofollow">x</a>'],
  ["#p12", '<a href="#p12" rel="noopener nofollow">x</a>'],
  ["javascript:alert(1)", "x"],
  [" javascript:alert(1)", "x"],
  ["data:text/html,x", "x"],
  ["//example.org", "x"],
  ["https://a b", "x"],
  ["https://bank.example@evil.example/", "x"],
  [
    "https://example.org/@ada?by=a@b#c@d",
    '<a href="https://example.org/@ada?by=a@b#c@d" rel="noopener nofollow">x</a>',
  ],
  [null, "x"],
])("a link to %s is %s", (href, html) => {
  expect(words("x", [{ start: 0, end: 1, kind: "link", attrs: { href } }])).toBe(html);
});

test("a link in a link is only words", () => {
  const link = (start: number, end: number): Mark => ({ start, end, kind: "link", attrs: { href: "#a" } });
  expect(words("abcd", [link(0, 4), link(1, 2)])).toBe('<a href="#a" rel="noopener nofollow">abcd</a>');
});

test("words in another language say so and run in their direction, whatever else is said of them is not", () => {
  const said = (attrs: Attrs) => words("abc", [{ start: 1, end: 2, kind: "language", attrs }]);
  expect(said({ lang: "he", dir: "rtl" })).toBe('a<span lang="he" dir="rtl">b</span>c');
  expect(said({ dir: "ltr" })).toBe('a<span dir="ltr">b</span>c');
  expect(said({ lang: '"><b', dir: "rtl onclick=x" })).toBe("abc");
});

test("a paragraph that runs the other way begins at the other side", () => {
  const runs = (start: number, end: number, dir: string): Mark => ({
    ...{ start, end, kind: "language", attrs: { dir } },
  });
  const html = (marks: Mark[], kind: "paragraph" | "quote" = "paragraph") =>
    renderParagraph({ kind, text: "abc", marks });
  expect(html([runs(0, 3, "ltr"), runs(0, 3, "rtl")])).toMatch(/^<p dir="rtl">/);
  expect(html([runs(0, 3, "rtl")], "quote")).toMatch(/^<blockquote dir="rtl"><p>/);
  expect(html([runs(0, 2, "rtl")])).toMatch(/^<p>/);
});

test("an item in a list of another says so to who sees the page and to who hears it", () => {
  const item = (attrs: Attrs) => renderParagraph({ kind: "list-item", text: "x", marks: [], attrs });
  expect(item({ marker: "1." })).toBe('<ul><li data-marker="1.">x</li></ul>');
  expect(item({ marker: "•", depth: 3 })).toBe(
    '<ul data-depth="3"><li aria-level="3" data-marker="•">x</li></ul>',
  );
  expect(item({ marker: "", depth: 99 })).toBe(
    '<ul data-depth="9"><li aria-level="9" data-marker="">x</li></ul>',
  );
  for (const depth of [-1, 0, 1, "x", Number.NaN, null, true])
    expect(item({ depth })).toBe("<ul><li>x</li></ul>");
});

test("verse keeps its lines and code its spaces", () => {
  const marks: Mark[] = [{ start: 0, end: 7, kind: "emphasis" }];
  expect(renderParagraph({ kind: "verse", text: "One\n  two", marks })).toBe(
    '<p class="verse"><span class="line"><em>One</em><br></span>\n<span class="line"><em>  t</em>wo<br></span></p>',
  );
  expect(renderParagraph({ kind: "code", text: "if x:\n  y", marks: [] })).toBe(
    "<pre><code>if x:\n  y</code></pre>",
  );
});

test("a heading below the page's title is of the second rank at most", () => {
  const heading = (level: number) =>
    renderParagraph({ kind: "heading", text: "I", marks: [], attrs: { level } });
  expect([1, 2, 9].map(heading)).toEqual(["<h2>I</h2>", "<h3>I</h3>", "<h6>I</h6>"]);
});

const anyMark = fc.record({
  start: fc.nat(40),
  end: fc.nat(40),
  kind: fc.constantFrom(...MARK_KINDS),
  attrs: fc.constantFrom<Attrs>({}, { href: "https://example.org" }, { lang: "de" }, { href: '"><script>' }),
});

test("whatever the marks, tags nest and the text between them is the paragraph's", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PARAGRAPH_KINDS),
      fc.string({ unit: fc.constantFrom("a", "<", "&", '"', " ", "\n", "\t", "é", "😀"), maxLength: 40 }),
      fc.array(anyMark, { maxLength: 8 }),
      (kind, text, marks) => {
        const html = renderParagraph({ kind, text, marks });
        expect(textContent(html)).toBe(text);
        expect(unclosedTags(html)).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

function textContent(html: string): string {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html.replace(/<[^>]*>/g, "").replace(/&([a-z#\d]+);/g, (_, name: string) => entities[name] ?? "?");
}

function unclosedTags(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z\d]+)[^>]*>/g)) {
    if (name === "br") continue;
    if (!slash) open.push(name ?? "");
    else if (open.pop() !== name) return ["wrong nesting", html];
  }
  return open;
}

test("marks heaped over each other make no page that grows with their square", () => {
  const marks = Array.from({ length: 2_000 }, (_, at) => ({
    start: at,
    end: 2_000 + at,
    kind: at % 2 ? ("strong" as const) : ("emphasis" as const),
  }));
  const html = renderParagraph({ kind: "paragraph", text: "x".repeat(4_000), marks });
  expect(html.replace(/<[^>]*>/g, "")).toHaveLength(4_000);
  expect(html.length).toBeLessThan(1_000_000);
});

test("a cell and a line look as they would alone, wherever their marks begin and end", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("table" as const, "verse" as const),
      fc.string({ unit: fc.constantFrom("a", "b", "\n", "\t"), maxLength: 40 }),
      fc.array(anyMark, { maxLength: 60 }),
      (kind, text, marks) => {
        const alone = (words: string, from: number) =>
          renderParagraphWords({
            kind: "paragraph",
            text: words,
            marks: marks.map((mark) => ({ ...mark, start: mark.start - from, end: mark.end - from })),
          });
        let at = 0;
        const inTurn = text.split(kind === "table" ? /[\n\t]/ : "\n").map((words) => {
          const html = alone(words, at);
          at += words.length + 1;
          return html;
        });
        const around = kind === "table" ? /<td>(.*?)<\/td>/gs : /<span class="line">(.*?)<br><\/span>/gs;
        const html = renderParagraphWords({ kind, text, marks });
        expect([...html.matchAll(around)].map(([, inside]) => inside)).toEqual(inTurn);
      },
    ),
    { numRuns: 500 },
  );
});

const ROWS = 20_000;

test("a table of many rows with a mark in each is drawn whole", () => {
  const marks: Mark[] = Array.from({ length: ROWS }, (_, at) => ({
    start: at * 4,
    end: at * 4 + 1,
    kind: "emphasis",
  }));
  const text = Array.from({ length: ROWS }, () => "a\tb").join("\n");
  const html = renderParagraphWords({ kind: "table", text, marks });
  expect(html).toBe(
    Array.from({ length: ROWS }, () => "<tr><td><em>a</em></td>\t<td>b</td></tr>").join("\n"),
  );
});

const KEY = "0123456789abcdef0123456789abcdef";
const figure = (text: string, attrs: Attrs = {}) => ({
  kind: "figure" as const,
  text,
  marks: [],
  attrs: { picture: KEY, width: 640, height: 480, ...attrs },
});

test("a figure shows its picture at its size, and what describes it is not said twice", () => {
  const places = { at: "/pictures/", away: [] };
  const img = (alt: string) =>
    `<figure><img src="/pictures/${KEY}" width="640" height="480" alt="${alt}" loading="lazy" decoding="async">`;
  expect(renderParagraph(figure("The lake", { alt: 'Water & "hills"' }), places)).toBe(
    `${img("Water &amp; &quot;hills&quot;")}<figcaption>The lake</figcaption></figure>`,
  );
  expect(renderParagraph(figure("A lake", { alt: "A lake" }), places)).toBe(
    `${img("")}<figcaption>A lake</figcaption></figure>`,
  );
  expect(renderParagraph(figure("\ufffc"), places)).toContain('<figcaption class="wordless">');
});

test("what an import may have put there instead of a picture is never an address", () => {
  const places = { at: "/pictures/", away: [] };
  for (const picture of ["../../me", "//elsewhere.example/x", `${KEY}"onerror="x`, 7, null])
    expect(renderParagraph(figure("The lake", { picture }), places)).toBe(
      "<figure><figcaption>The lake</figcaption></figure>",
    );
  expect(renderParagraph(figure("The lake", { width: 1e9 }), places)).not.toContain("img");
});

test("a picture out of view is not named, and its place says so in the reader's language", () => {
  const html = renderParagraph(figure("The lake"), { at: "/pictures/", away: [KEY] });
  expect(html).not.toContain(KEY);
  expect(withAwayWords(html, 'Out of "view"')).toBe(
    '<figure><span class="away" role="img" aria-label="Out of &quot;view&quot;" data-words="Out of &quot;view&quot;"></span><figcaption>The lake</figcaption></figure>',
  );
});
