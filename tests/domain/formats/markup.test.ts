import { describe, expect, test } from "vitest";
import { pageAddresses } from "@/domain/formats/markup/addresses";
import { paragraphsOf } from "@/domain/formats/markup/paragraphs-of";
import { parseFragment } from "@/domain/formats/markup/parse-markup";
import { withLevels } from "@/domain/formats/markup/with-levels";

const read = (html: string) =>
  paragraphsOf(parseFragment(html), pageAddresses(new URL("https://example.org/essays/one.html")));
const outline = (html: string) =>
  withLevels(read(html).paragraphs).map(({ kind, text, attrs }) =>
    attrs ? [kind, text, attrs] : [kind, text],
  );

describe("what stands on a page becomes a paragraph of its kind", () => {
  test.each<[string, string, unknown[]]>([
    [
      "a number and the title under it are headings of one level",
      `<hgroup><h2>I</h2><p epub:type="title">The sea</p></hgroup><p>Water.</p>`,
      [
        ["heading", "I", { level: 1 }],
        ["heading", "The sea", { level: 1 }],
        ["paragraph", "Water."],
      ],
    ],
    [
      "headings keep their order, and the highest is the first",
      "<h2>Part</h2><p>Words.</p><h4>Chapter</h4><p>More.</p>",
      [
        ["heading", "Part", { level: 1 }],
        ["paragraph", "Words."],
        ["heading", "Chapter", { level: 2 }],
        ["paragraph", "More."],
      ],
    ],
    ["white space is one space", "<p>One\n   two\t <b> three</b></p>", [["paragraph", "One two three"]]],
    [
      "a quotation of two paragraphs is two",
      "<blockquote><p>A.</p><p>B.</p></blockquote>",
      [
        ["quote", "A."],
        ["quote", "B."],
      ],
    ],
    [
      "lists count as they say, and go on inside",
      '<ol start="3" type="i"><li>three<ul><li>inner</li></ul></li><li value="7">seven</li></ol>',
      [
        ["list-item", "three", { marker: "iii." }],
        ["list-item", "inner", { marker: "•", depth: 2 }],
        ["list-item", "seven", { marker: "vii." }],
      ],
    ],
    [
      "a list item of two paragraphs bears its marker once",
      "<ul><li><p>A.</p><p>B.</p></li></ul>",
      [
        ["list-item", "A.", { marker: "•" }],
        ["list-item", "B.", { marker: "" }],
      ],
    ],
    [
      "an item says in how many lists it stands, also where its lists are put together wrongly",
      "<ol><li>1<ol type='a'><li>a<ul><li><p>x</p><p>more of x</p></li></ul></li></ol>more of 1</li><ul><li>y</li></ul></ol><ul><li>z</li></ul>",
      [
        ["list-item", "1", { marker: "1." }],
        ["list-item", "a", { marker: "a.", depth: 2 }],
        ["list-item", "x", { marker: "•", depth: 3 }],
        ["list-item", "more of x", { marker: "", depth: 3 }],
        ["list-item", "more of 1", { marker: "" }],
        ["list-item", "y", { marker: "•", depth: 2 }],
        ["list-item", "z", { marker: "•" }],
      ],
    ],
    [
      "a quotation in a list begins lists of its own",
      "<ul><li>one<blockquote>said<ul><li>two</li></ul></blockquote></li></ul>",
      [
        ["list-item", "one", { marker: "•" }],
        ["quote", "said"],
        ["list-item", "two", { marker: "•" }],
      ],
    ],
    [
      "an item deeper than can be shown is shown like the deepest",
      `${"<ul><li>".repeat(40)}deep`,
      [["list-item", "deep", { marker: "•", depth: 9 }]],
    ],
    [
      "short lines broken by hand are verse, long ones run on",
      `<p>Roses are red<br>violets are blue</p><p>${"long ".repeat(30)}<br>line</p>`,
      [
        ["verse", "Roses are red\nviolets are blue"],
        ["paragraph", `${"long ".repeat(30)}line`],
      ],
    ],
    [
      "two breaks begin a paragraph",
      "<div>One.<br><br>Two.</div>",
      [
        ["paragraph", "One."],
        ["paragraph", "Two."],
      ],
    ],
    [
      "code keeps its lines and spaces",
      "<pre><code>if (x)\n    y\n</code></pre>",
      [["code", "if (x)\n    y"]],
    ],
    [
      "cells are divided by tabs and rows by lines",
      "<table><caption>Years</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2<br>3</td></tr></table>",
      [
        ["paragraph", "Years"],
        ["table", "A\tB\n1\t2 3"],
      ],
    ],
    [
      "a table that only lays out a page is read as what is in it",
      "<table><tr><td><ul><li>menu</li></ul></td><td><h1>Title</h1><p>Words.</p></td></tr></table>",
      [
        ["list-item", "menu", { marker: "•" }],
        ["heading", "Title", { level: 1 }],
        ["paragraph", "Words."],
      ],
    ],
    [
      "a picture is told by its caption, else by its description",
      '<figure><img src="a.png" alt="A lake"><figcaption>The lake in May</figcaption></figure><p><img alt="A hill"></p>',
      [
        ["figure", "The lake in May", { src: "a.png", alt: "A lake" }],
        ["figure", "A hill", { src: "", alt: "A hill" }],
      ],
    ],
    [
      "a rule is an ornament",
      "<p>A.</p><hr><p>B.</p>",
      [
        ["paragraph", "A."],
        ["heading", "* * *", { ornament: true }],
        ["paragraph", "B."],
      ],
    ],
    [
      "words beside blocks are paragraphs too",
      "<div>Loose <em>words</em><p>A paragraph</p>and more</div>",
      [
        ["paragraph", "Loose words"],
        ["paragraph", "A paragraph"],
        ["paragraph", "and more"],
      ],
    ],
    [
      "what is not shown is not read",
      '<p hidden>a</p><p style="display: none">b</p><script>c</script><style>d</style><p>Shown<span aria-hidden="true">e</span></p><form><input value="f"><button>g</button></form>',
      [["paragraph", "Shown"]],
    ],
    [
      "a formula is told as its author tells it, else by its letters and signs, and once",
      `<p>Let <math alttext="x squared"><msup><mi>x</mi><mn>2</mn></msup></math> be <math><semantics><mrow>
        <mi>a</mi> <mo>=</mo> <mfrac><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></mrow>
        <annotation encoding="application/x-tex">a=\\frac{b+1}2</annotation></semantics></math>, or <math><msqrt><mn>2</mn></msqrt>
        <munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover></math>.</p>`,
      [["paragraph", "Let x squared be a=(b+1)/2, or √2∑in."]],
    ],
    [
      "quoted words have their marks, within others the inner ones, and none where they have some already",
      `<p>He said <q>I heard <q>no</q></q>, <q lang="de">Nein, <q>nie</q></q> and <q>“Yes”</q>.</p><p lang="fr"><q>Oui</q></p>`,
      [
        ["paragraph", "He said “I heard ‘no’”, “Nein, ‚nie‘” and “Yes”."],
        ["paragraph", "«Oui»"],
      ],
    ],
    [
      "what stands for a thing that is not shown is read in its place",
      '<p>See <object data="map.swf"><param name="a" value="b">the <em>map</em></object>.</p><object data="a.svg"><p>A lake.</p></object>',
      [
        ["paragraph", "See the map."],
        ["paragraph", "A lake."],
      ],
    ],
    [
      "the handle of a heading is no part of it",
      '<h1>Title <a href="#title">#</a></h1><p>x</p>',
      [
        ["heading", "Title", { level: 1 }],
        ["paragraph", "x"],
      ],
    ],
    [
      "notes are notes, with their number",
      '<p>Word<sup><a href="#n1" id="r1" role="doc-noteref">1</a></sup></p><section role="doc-endnotes"><ol><li id="n1">A note.</li></ol></section>',
      [
        ["paragraph", "Word1", { anchor: "r1" }],
        ["footnote", "A note.", { marker: "1.", anchor: "n1" }],
      ],
    ],
  ])("%s", (_, html, expected) => expect(outline(html)).toEqual(expected));
});

describe("what is said of words is kept beside them", () => {
  const marks = (html: string) =>
    read(html).paragraphs.flatMap(({ text, marks }) =>
      marks.map(({ start, end, kind, attrs }) => [kind, text.slice(start, end), ...(attrs ? [attrs] : [])]),
    );

  test.each<[string, string, unknown[]]>([
    [
      "emphasis in strong words",
      "<p><b>all <i>some</i></b></p>",
      [
        ["strong", "all some"],
        ["emphasis", "some"],
      ],
    ],
    [
      "raised and lowered",
      "<p>x<sup>2</sup> H<sub>2</sub>O</p>",
      [
        ["superscript", "2"],
        ["subscript", "2"],
      ],
    ],
    [
      "raised and lowered in a formula",
      "<p><math><msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup></math></p>",
      [
        ["subscript", "1"],
        ["superscript", "2"],
      ],
    ],
    ["small capitals", '<p><span style="font-variant: small-caps">anno</span></p>', [["small-caps", "anno"]]],
    ["another language", '<p>He said <span lang="fr">oui</span></p>', [["language", "oui", { lang: "fr" }]]],
    [
      "words that run the other way, of a line and of a few",
      '<p dir="rtl" lang="he">שלום <span dir="LTR">C++</span> <b dir="auto">x</b></p>',
      [
        ["language", "שלום C++ x", { lang: "he", dir: "rtl" }],
        ["language", "C++", { dir: "ltr" }],
        ["strong", "x"],
      ],
    ],
    [
      "a language in another, the outer one first",
      '<div lang="fr"><p><span lang="de">Nein</span></p></div>',
      [
        ["language", "Nein", { lang: "fr" }],
        ["language", "Nein", { lang: "de" }],
      ],
    ],
    ["no language of a name as long as none has", `<p lang="${"en-".repeat(20)}x">yes</p>`, []],
    [
      "a link from where the page is",
      '<p><a href="two.html">two</a></p>',
      [["link", "two", { href: "https://example.org/essays/two.html" }]],
    ],
    ["a link around blocks", '<a href="/x"><p>A</p></a>', [["link", "A", { href: "https://example.org/x" }]]],
    [
      "no script as a link",
      '<p><a href="java\nscript:alert(1)">x</a> <a href="data:text/html,x">y</a></p>',
      [],
    ],
  ])("%s", (_, html, expected) => expect(marks(html)).toEqual(expected));

  test("in a cell of a table they stand where its words stand", () => {
    expect(marks("<table><tr><td>a</td><td>b <em>c</em></td></tr></table>")).toEqual([["emphasis", "c"]]);
  });
});

test("a mark goes on over a line's end, and into each paragraph that two breaks begin", () => {
  const { paragraphs } = read("<p><i><b>One </b><br>two <br> <br> three</i><br></p>");
  expect(paragraphs).toEqual([
    {
      kind: "verse",
      text: "One\ntwo",
      marks: [
        { start: 0, end: 7, kind: "emphasis" },
        { start: 0, end: 4, kind: "strong" },
      ],
    },
    { kind: "paragraph", text: "three", marks: [{ start: 0, end: 5, kind: "emphasis" }] },
  ]);
});

test("a block of very many lines, words apart and paragraphs is read in no time that grows with their square", () => {
  const many = 40_000;
  const lines = read(`<p>${"a <b>b</b> <br>".repeat(many)}</p>`).paragraphs;
  expect(lines.map(({ text, marks }) => [text.length, marks.length])).toEqual([[many * 4 - 1, many]]);
  const apart = read(`<p>${"a <b>b</b> <br><br>".repeat(many)}</p>`).paragraphs;
  expect(apart).toHaveLength(many);
  expect(apart.at(-1)).toMatchObject({ text: "a b", marks: [{ start: 2, end: 3, kind: "strong" }] });
  const [table] = read(`<table>${"<tr><td>a<td><b>b</b>".repeat(many / 4)}</table>`).paragraphs;
  expect(table?.marks.at(-1)).toEqual({ start: many - 2, end: many - 1, kind: "strong" });
}, 30_000);

test("pictures without words are figures of their own, after the words that they stood among", () => {
  expect(read('<p>A <img src="x"> B</p><p><img src="y" alt=""></p>').paragraphs).toMatchObject([
    { kind: "paragraph", text: "A B" },
    { kind: "figure", text: "", attrs: { src: "x" } },
    { kind: "figure", text: "", attrs: { src: "y" } },
  ]);
});
