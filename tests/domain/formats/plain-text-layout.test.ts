import { expect, test } from "vitest";
import { parsePlainText } from "@/domain/formats/plain-text";

function read(text: string) {
  const parsed = parsePlainText(text);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

/** `kind: text` of every paragraph. */
function outline(text: string): string[] {
  return read(text).paragraphs.map(({ kind, text: words }) => `${kind}: ${words}`);
}

/** Breaks a text at a column, as an editor does. */
function wrap(text: string, column: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line === "") lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= column) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

const FERRY =
  "The ferry left at seven, and by eight the island had sunk to a grey line behind it. Nobody on deck spoke of the house, or of what had been found there, though everyone had seen the men carry it down the steps in the rain.";
const MILL =
  "In the mill above the village the wheel had not turned for eleven years. Children went there in summer, against all warnings, because the water under the boards was cold and black and answered when they called.";

test.each([45, 60, 72, 78, 100])("lines broken at %i characters are joined", (column) => {
  expect(outline(`${wrap(FERRY, column)}\n\n${wrap(MILL, column)}\n`)).toEqual([
    `paragraph: ${FERRY}`,
    `paragraph: ${MILL}`,
  ]);
});

test("one broken paragraph alone is joined", () => {
  expect(outline(wrap(FERRY, 72))).toEqual([`paragraph: ${FERRY}`]);
});

test("broken lines with an indent for each paragraph and no blank line", () => {
  const indented = [FERRY, MILL, FERRY].map((text) => `   ${wrap(text, 69)}`).join("\n");
  expect(outline(indented)).toEqual([`paragraph: ${FERRY}`, `paragraph: ${MILL}`, `paragraph: ${FERRY}`]);
});

test("a short last line that ends a sentence ends its paragraph, even without a blank line", () => {
  const text = `${wrap(FERRY, 72)}\n${wrap(MILL, 72)}`;
  expect(outline(text).join(" ").replaceAll("paragraph: ", "")).toBe(`${FERRY} ${MILL}`);
});

test("a hyphen at the end of a line goes where the word is known without it, and stays where it is not", () => {
  const text = `The revolution came late to the northern provinces, and the old revo-
lution of the printers was by then, in the towns along the river, a well-
known story, told in every tavern by men who had not been there at all--
or so it was said, since nobody could name a single one who had seen it.`;
  expect(outline(text)).toEqual([
    "paragraph: The revolution came late to the northern provinces, and the old revolution of the printers was by then, in the towns along the river, a well-known story, told in every tavern by men who had not been there at all--or so it was said, since nobody could name a single one who had seen it.",
  ]);
});

test("Chinese lines are joined without a space", () => {
  const text = `${"山中无历日寒尽不知年世人皆言岁月长而我独见花开又花落水流不止云去不归".repeat(1)}
${"夜半钟声到客船江枫渔火对愁眠月落乌啼霜满天姑苏城外寒山寺旧时王谢堂前"}
燕飞入寻常百姓家。`;
  expect(outline(text)).toEqual([`paragraph: ${text.replaceAll("\n", "")}`]);
});

test("whole paragraphs divided by single line breaks stay apart", () => {
  expect(outline(`${FERRY}\n${MILL}\nThe answer is no.`)).toEqual([
    `paragraph: ${FERRY}`,
    `paragraph: ${MILL}`,
    "paragraph: The answer is no.",
  ]);
});

test("a poem keeps its stanzas and their lines", () => {
  const poem = `The Lamp

Who set the lamp upon the sill
  And let it burn the whole night through,
When every other house was still
  And no one on the road but you?

It was not I, it was not she
  Who sleeps beneath the northern wall,
And if it burned for you or me
  It did not burn for us at all.`;
  const { title, paragraphs } = read(poem);
  expect(title).toBe("The Lamp");
  expect(paragraphs.map(({ kind }) => kind)).toEqual(["verse", "verse"]);
  expect(paragraphs[0]?.text).toBe(
    "Who set the lamp upon the sill\n  And let it burn the whole night through,\nWhen every other house was still\n  And no one on the road but you?",
  );
});

test("verse set into broken prose keeps its lines", () => {
  const text = `${wrap(FERRY, 72)}\n\n    Who set the lamp upon the sill\n    And let it burn the whole night through,\n    When every other house was still\n\n${wrap(MILL, 72)}`;
  expect(read(text).paragraphs.map(({ kind }) => kind)).toEqual(["paragraph", "verse", "paragraph"]);
});

test("talk in short lines is no verse", () => {
  const talk = ["— Where is he?", "— Gone.", "— When?", "— Before the rain.", FERRY].join("\n");
  expect(read(talk).paragraphs.map(({ kind }) => kind)).toEqual(Array(5).fill("paragraph"));
});

test("chapters, names and capitals are headings; short sentences are not", () => {
  const text = [
    "CHAPTER IV",
    "The House on the Hill",
    FERRY,
    "It was dark.",
    MILL,
    "Part Two: Winter",
    FERRY,
    "* * *",
    MILL,
    "THE END",
  ].join("\n\n");
  expect(read(text).paragraphs.map(({ kind, attrs }) => [kind, attrs?.level ?? null])).toEqual([
    ["heading", 1],
    ["paragraph", null],
    ["paragraph", null],
    ["paragraph", null],
    ["heading", 1],
    ["paragraph", null],
    ["heading", null],
    ["paragraph", null],
    ["heading", 2],
  ]);
  expect(read(text).title).toBe("The House on the Hill");
});

test.each(["Grüße, a title\n\nEin kurzer Text.\n\nNoch einer.", "An essay\n\nOne sentence."])(
  "the line above a few short sentences is their title: %j",
  (text) => {
    const { title, warnings, paragraphs } = read(text);
    expect([title, warnings]).toEqual([text.split("\n")[0], []]);
    expect(paragraphs.map(({ kind }) => kind)).toEqual(
      text
        .split("\n\n")
        .slice(1)
        .map(() => "paragraph"),
    );
  },
);

test.each(["Milk\n\nBread\n\nEggs", "A sentence.\n\nAnother.", "1. Milk\n\n2. Bread.", "Chapter 1\n\nOne."])(
  "a first line that is no title stays in the text: %j",
  (text) => {
    expect(read(text).warnings).toMatchObject([{ code: "import.title-guessed" }]);
    expect(read(text).paragraphs).toHaveLength(text.split("\n\n").length);
  },
);

test("lists keep their markers beside their words", () => {
  const text = `${FERRY}\n\n- bread and salt\n- a lamp\n- two letters,\n  both unopened\n\n1. Go down.\n2. Wait there.\n\n${MILL}`;
  const { paragraphs } = read(text);
  expect(paragraphs.slice(1, -1).map(({ kind, text: words, attrs }) => [kind, attrs?.marker, words])).toEqual(
    [
      ["list-item", "-", "bread and salt"],
      ["list-item", "-", "a lamp"],
      ["list-item", "-", "two letters, both unopened"],
      ["list-item", "1.", "Go down."],
      ["list-item", "2.", "Wait there."],
    ],
  );
});

test("a paragraph that is one quotation, or set further in, is a quotation", () => {
  const text = `${FERRY}\n\n“Nothing was found there.” — The Harbour Times\n\n${MILL}\n\n      The water is not deep, but it is deep enough, and nobody who fell into it has come up again.\n\n${FERRY}`;
  expect(read(text).paragraphs.map(({ kind }) => kind)).toEqual([
    "paragraph",
    "quote",
    "paragraph",
    "quote",
    "paragraph",
  ]);
});

test("people talking in a story are not quoted", () => {
  const text = [
    FERRY,
    "“Where is he?”",
    "“Gone,” she said.",
    MILL,
    "“When?”",
    "“Before the rain,” he said.",
    FERRY,
  ].join("\n\n");
  expect(read(text).paragraphs.every(({ kind }) => kind === "paragraph")).toBe(true);
});

test("articles above their words are headings, whether the lines are whole paragraphs or broken", () => {
  const whole = ["Article 1", FERRY, "Article 2", MILL, FERRY].join("\n");
  expect(read(whole).paragraphs.map(({ kind }) => kind)).toEqual([
    "heading",
    "paragraph",
    "heading",
    "paragraph",
    "paragraph",
  ]);
  const broken = ["Article 1", wrap(FERRY, 66), "", "Article 2", wrap(MILL, 66)].join("\n");
  expect(outline(broken)).toEqual([
    "heading: Article 1",
    `paragraph: ${FERRY}`,
    "heading: Article 2",
    `paragraph: ${MILL}`,
  ]);
});
