import { describe, expect, test } from "vitest";
import { parseHtml } from "@/domain/formats/html";
import type { ImportedText } from "@/domain/formats/imported-text";
import { parseMarkdown } from "@/domain/formats/markdown";
import { parsePlainText } from "@/domain/formats/plain-text";
import type { Parsed } from "@/domain/parsed";
import { fixture, testWithFixtures } from "../../support/fixtures";

function read(parsed: Parsed<ImportedText>): ImportedText {
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

/** `kind: text` of every paragraph: names stand in small capitals as `{name}`, slanted words as `<words>`. */
const outline = (parsed: Parsed<ImportedText>) =>
  read(parsed).paragraphs.map(({ kind, text, marks }) => {
    const signs = marks.flatMap(({ start, end, kind: mark }) =>
      mark === "small-caps"
        ? [
            [start, "{"],
            [end, "}"],
          ]
        : mark === "emphasis"
          ? [
              [start, "<"],
              [end, ">"],
            ]
          : [],
    ) as [number, string][];
    const signed = signs
      .toSorted(([a], [b]) => b - a)
      .reduce((words, [at, sign]) => words.slice(0, at) + sign + words.slice(at), text);
    return `${kind}: ${signed}`;
  });

const WATCH = [
  "BARNARDO.\nWho’s there?",
  "FRANCISCO.\nNay, answer me. Stand and unfold yourself.",
  "BARNARDO.\nLong live the King!",
  "FRANCISCO.\nFor this relief much thanks. ’Tis bitter cold,\nAnd I am sick at heart.",
  " [_Exit Francisco._]",
  "BARNARDO.\nIf you do meet Horatio and Marcellus,\nThe rivals of my watch, bid them make haste. [_Exit._]",
];

const WATCH_READ = [
  "paragraph: {BARNARDO.}  Who’s there?",
  "paragraph: {FRANCISCO.}  Nay, answer me. Stand and unfold yourself.",
  "paragraph: {BARNARDO.}  Long live the King!",
  "verse: {FRANCISCO.}\nFor this relief much thanks. ’Tis bitter cold,\nAnd I am sick at heart.",
  "paragraph: <[Exit Francisco.]>",
  "verse: {BARNARDO.}\nIf you do meet Horatio and Marcellus,\nThe rivals of my watch, bid them make haste. <[Exit.]>",
];

describe("a play that is typed", () => {
  test("everybody's words follow their name, verse by the line; acts and scenes alone are headings", () => {
    const front = "HAMLET, PRINCE OF DENMARK\n\nby William Shakespeare\n\nACT I";
    const scene = "SCENE I. Elsinore. A platform before the Castle.";
    const typed = [front, scene, "Enter Francisco and Barnardo, two sentinels.", ...WATCH].join("\n\n");
    const { title, authors } = read(parsePlainText(typed));
    expect([title, authors]).toEqual(["HAMLET, PRINCE OF DENMARK", ["William Shakespeare"]]);
    expect(outline(parsePlainText(typed))).toEqual([
      "heading: ACT I",
      `heading: ${scene}`,
      "paragraph: <Enter Francisco and Barnardo, two sentinels.>",
      ...WATCH_READ,
    ]);
  });

  test("a short scene without a title loses none of its lines to one", () => {
    const { excluded } = read(parsePlainText(WATCH.join("\n\n")));
    expect(excluded).toEqual([]);
    expect(outline(parsePlainText(WATCH.join("\n\n")))).toEqual(WATCH_READ);
  });

  test.each([
    ["without blank lines", "\n", "\n"],
    ["with the words beside the name", "\n\n", " "],
    ["with a blank line under the name", "\n\n", "\n\n"],
  ])("so they do %s", (_, between, under) => {
    const typed = WATCH.slice(0, 3).concat(WATCH.slice(0, 3)).join(between).replaceAll(".\n", `.${under}`);
    const expected = WATCH_READ.slice(0, 3).concat(WATCH_READ.slice(0, 3));
    expect(outline(parsePlainText(typed))).toEqual(expected);
  });

  test("prose that was broken at a margin is joined, whatever stands before it", () => {
    const typed = `LANE.
Yes, sir. [_Hands them on a salver_.]

ALGERNON.
[_Inspects them, takes two, and sits down on the sofa_.] Oh! . . . by the way,
Lane, I see from your book that on Thursday night, when Lord Shoreman and Mr.
Worthing were dining with me, eight bottles of champagne are entered.

LANE.
Yes, sir; eight bottles and a pint.

ALGERNON.
Why is it that at a bachelor’s establishment the servants invariably drink the
champagne? I ask merely for information.

LADY BRACKNELL: Good afternoon.

LANE.
I attribute it to the superior quality of the wine, sir.`;
    expect(outline(parsePlainText(typed))).toEqual([
      "paragraph: {LANE.}  Yes, sir. <[Hands them on a salver.]>",
      "paragraph: {ALGERNON.}  <[Inspects them, takes two, and sits down on the sofa.]> Oh! . . . by the way, Lane, I see from your book that on Thursday night, when Lord Shoreman and Mr. Worthing were dining with me, eight bottles of champagne are entered.",
      "paragraph: {LANE.}  Yes, sir; eight bottles and a pint.",
      "paragraph: {ALGERNON.}  Why is it that at a bachelor’s establishment the servants invariably drink the champagne? I ask merely for information.",
      "paragraph: {LADY BRACKNELL:}  Good afternoon.",
      "paragraph: {LANE.}  I attribute it to the superior quality of the wine, sir.",
    ]);
  });

  testWithFixtures(
    "of a whole play the acts and scenes alone are headings, and all who speak are named",
    () => {
      const xml = fixture("texts/hamlet.xml").toString("utf8").replaceAll("\r", "");
      const acts = xml.slice(xml.indexOf("<ACT>"));
      const typed = acts
        .replace(/<TITLE>(.*?)<\/TITLE>/g, "\n\n$1\n\n")
        .replace(/<SPEECH>/g, "\n\n")
        .replace(/<SPEAKER>(.*?)<\/SPEAKER>/g, (_, name: string) => `${name.toUpperCase()}.\n`)
        .replace(/<LINE>([\s\S]*?)<\/LINE>\n*/g, "$1\n")
        .replace(/<STAGEDIR>([\s\S]*?)<\/STAGEDIR>/g, "\n [_$1_]\n")
        .replace(/<[^>]+>/g, "")
        .replace(/\n{3,}/g, "\n\n");
      const { paragraphs } = read(parsePlainText(`HAMLET\n\n${typed}`));
      const headings = paragraphs.filter(({ kind }) => kind === "heading").map(({ text }) => text);
      // The play within the play has a prologue, who speaks it.
      expect(headings.filter((text) => !/^(?:ACT|SCENE) [IV]+/.test(text))).toEqual(["PROLOGUE."]);
      expect(headings).toHaveLength(26);
      const speakers = acts.match(/<SPEAKER>/g) ?? [];
      expect(paragraphs.filter(({ marks }) => marks[0]?.kind === "small-caps")).toHaveLength(
        speakers.length - 1,
      );
    },
  );

  test("in Markdown it is read alike, with its names in bold letters or not", () => {
    const plain = ["## Scene I", ...WATCH].join("\n\n");
    expect(outline(parseMarkdown(plain)).slice(1)).toEqual(
      WATCH_READ.map((line) => line.replace("<[Exit.]>", "[<Exit.>]")),
    );
    const bold = WATCH.slice(0, 3)
      .concat(WATCH.slice(0, 3))
      .map((speech) => speech.replace(/(\w+)\.\n/, "**$1:** "));
    expect(outline(parseMarkdown(bold.join("\n\n"))).slice(0, 2)).toEqual([
      "paragraph: {BARNARDO:}  Who’s there?",
      "paragraph: {FRANCISCO:}  Nay, answer me. Stand and unfold yourself.",
    ]);
  });
});

describe("what is no play keeps its headings", () => {
  const words = "The ferry left at seven, and by eight the island had sunk to a grey line behind it.";

  test("in capitals, with a full stop, even where two of them recur", () => {
    const chapter = [words, words, words, words, words, words];
    const text = ["SUMMARY.", ...chapter, "QUESTIONS.", ...chapter];
    const kinds = outline(parsePlainText([...text, ...text, ...text].join("\n\n")));
    expect(kinds.filter((line) => line.startsWith("heading"))).toEqual(
      ["SUMMARY.", "QUESTIONS.", "SUMMARY.", "QUESTIONS.", "SUMMARY.", "QUESTIONS."].map(
        (t) => `heading: ${t}`,
      ),
    );
  });

  test("in capitals, each once, however many there are", () => {
    const names = ["THE FERRY.", "THE MILL.", "THE RAIN.", "THE LAMP.", "THE ROAD.", "THE WALL."];
    const kinds = outline(parsePlainText(names.map((name) => `${name}\n\n${words}`).join("\n\n")));
    expect(kinds.filter((line) => line.startsWith("heading"))).toHaveLength(6);
  });

  test("the articles of a law are counted, and say nothing", () => {
    const law = [1, 2, 3].flatMap((n) => [
      `ARTICLE ${n}.\n${words}`,
      `SEC. ${n}. ${words}`,
      `ART. ${n}. ${words}`,
    ]);
    expect(outline(parsePlainText(law.join("\n\n"))).join()).not.toContain("{");
  });
});

describe("a play on a page", () => {
  const page = (body: string) => `<!doctype html><title>Hamlet</title><body><h1>Hamlet</h1>${body}</body>`;

  test.each([
    ["a line of its own", '<p class="speaker">Barnardo</p><p>Who’s there?</p>'],
    ["a heading", '<h4 class="speaker">Barnardo</h4><p>Who’s there?</p>'],
    ["the beginning of the words", '<p><span class="speaker">Barnardo</span> Who’s there?</p>'],
  ])("whoever speaks is named before their words, where the name is %s", (_, html) => {
    expect(outline(parseHtml(page(html))).at(-1)).toBe("paragraph: {Barnardo}  Who’s there?");
  });

  test("verse has the name on a line above it", () => {
    const html =
      '<p><span class="speaker">Francisco</span><br>’Tis bitter cold,<br>And I am sick at heart.</p>';
    expect(outline(parseHtml(page(html))).at(-1)).toBe(
      "verse: {Francisco}\n’Tis bitter cold,\nAnd I am sick at heart.",
    );
  });

  test.each(["stage", "stagedir", "stage-direction"])(
    "what is done on the stage is slanted, once (%s)",
    (name) => {
      const html = `<p class="${name}"><i>Exit</i> Francisco.</p><p>Farewell. <span class="${name}">Exit.</span></p>`;
      expect(outline(parseHtml(page(html))).slice(-2)).toEqual([
        "paragraph: <Exit Francisco.>",
        "paragraph: Farewell. <Exit.>",
      ]);
    },
  );

  test("a name that nothing follows is a paragraph, and a box of a page named so is no name", () => {
    const html = '<p class="speaker">Ghost</p><h2>Scene II</h2><p class="speaker">Hamlet</p>';
    expect(outline(parseHtml(page(html))).slice(-3)).toEqual([
      "paragraph: {Ghost}",
      "heading: Scene II",
      "paragraph: {Hamlet}",
    ]);
    const box =
      '<div class="speaker"><p>Ada gives a lecture.</p></div><div class="stage"><p>In the hall.</p></div>';
    expect(outline(parseHtml(page(box))).slice(-2)).toEqual([
      "paragraph: Ada gives a lecture.",
      "paragraph: In the hall.",
    ]);
  });
});
