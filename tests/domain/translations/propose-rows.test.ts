import { expect, test } from "vitest";
import { proposeRows } from "@/domain/translations/propose-rows";
import { unhurried } from "@/lib/unhurried";

const ORIGINAL = [
  "I went to the woods because I wished to live deliberately.",
  "To front only the essential facts of life, and see what it had to teach.",
  "A sentence that the translator had left out at first.",
  "And not, when I came to die, discover that I had not lived.",
];
const KEYS = ["woods", "facts", "left-out", "death"];
const WOODS = "Ich zog in die Wälder, weil ich mit Bedacht leben wollte.";
const FACTS = "Nur den wesentlichen Tatsachen des Lebens wollte ich begegnen.";
const TEACH = "Ich wollte sehen, ob ich nicht lernen könnte, was es zu lehren hatte.";
const DEATH = "Und nicht im Sterben entdecken, dass ich nicht gelebt hatte.";
const NEW = "Ein Satz, den der Übersetzer zuerst ausgelassen hatte.";

const as = (text: string) => ({ kind: "paragraph" as const, text });
const propose = (before: readonly (readonly [string, string])[], pieces: string[]) =>
  unhurried(
    proposeRows(
      { keys: KEYS, rows: ORIGINAL.map(as) },
      before.map(([key, text]) => ({ key, ...as(text) })),
      pieces.map(as),
    ),
  );

const BEFORE = [
  ["woods", WOODS],
  ["facts", `${FACTS}\n\n${TEACH}`],
  ["death", DEATH],
] as const;

test("what goes on stays in its row, two pieces of one row together", async () => {
  expect(await propose(BEFORE, [WOODS, FACTS, TEACH, DEATH])).toEqual([0, 1, 1, 3]);
});

test("a row that somebody had put right by hand is not aligned anew", async () => {
  const byHand = [
    ["facts", WOODS],
    ["death", DEATH],
  ] as const;
  expect(await propose(byHand, [WOODS.replace("zog", "ging"), DEATH])).toEqual([1, 3]);
});

test("what is new stands in a row that was left, or with what is before it where none was", async () => {
  expect(await propose(BEFORE, [WOODS, FACTS, NEW, DEATH])).toEqual([0, 1, 2, 3]);
  const full = [BEFORE[0], BEFORE[1], ["left-out", NEW], BEFORE[2]] as const;
  expect(await propose(full, [WOODS, "Ganz etwas anderes: Hühner.", FACTS, TEACH, NEW, DEATH])).toEqual([
    0, 0, 1, 1, 2, 3,
  ]);
});

test("pieces that were exchanged keep their order in the rows", async () => {
  const rows = await propose(BEFORE, [DEATH, WOODS, FACTS, TEACH]);
  expect(rows).toEqual(rows.toSorted((one, other) => one - other));
});

test("a translation of which nothing is left is aligned as the first was", async () => {
  const rows = await propose([["death", "Gar nichts davon."]], [WOODS, FACTS, NEW, DEATH]);
  expect(rows).toEqual([0, 1, 2, 3]);
});

test("paragraphs whose row the text has no more stand with what is before them", async () => {
  const before = [BEFORE[0], ["gone", TEACH], BEFORE[2]] as const;
  expect(await propose(before, [WOODS, TEACH, DEATH])).toEqual([0, 0, 3]);
});
