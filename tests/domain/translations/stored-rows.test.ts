import { expect, test } from "vitest";
import type { ProposedParagraph } from "@/domain/paragraphs";
import { WORDLESS } from "@/domain/pictures";
import { storedRows } from "@/domain/translations/stored-rows";

const ORIGINAL = [
  { key: "aaaaaaaa", number: 1, kind: "paragraph" as const },
  { key: "bbbbbbbb", number: 2, kind: "paragraph" as const },
];
const words = (text: string): ProposedParagraph => ({ kind: "paragraph", text, marks: [] });
const figure = (text: string, picture: string): ProposedParagraph => ({
  kind: "figure",
  text,
  marks: [],
  attrs: { picture, width: 4, height: 3, alt: "Ein See" },
});
const LAKE = "0123456789abcdef".repeat(2);

test("A figure that shares a row with words keeps its picture, and the words stand under it", () => {
  const stored = storedRows(
    ORIGINAL,
    [words("Der See liegt still."), figure("Der See", LAKE), words("Ende.")],
    [0, 0, 1],
  );
  expect(stored).toMatchObject({
    ok: true,
    value: [
      {
        key: "aaaaaaaa",
        number: 1,
        kind: "figure",
        text: "Der See liegt still.\n\nDer See",
        attrs: { picture: LAKE },
      },
      { key: "bbbbbbbb", kind: "paragraph", text: "Ende." },
    ],
  });
});

test("A picture without words of its own adds none to its row", () => {
  const stored = storedRows(
    ORIGINAL,
    [figure(WORDLESS, LAKE), words("Der See liegt still."), words("Ende.")],
    [0, 0, 1],
  );
  expect(stored).toMatchObject({ ok: true, value: [{ kind: "figure", text: "Der See liegt still." }, {}] });
});

test("Two pictures in one row are refused, and which row that is", () => {
  const stored = storedRows(
    ORIGINAL,
    [words("Anfang."), figure("Eins", LAKE), figure("Zwei", LAKE)],
    [0, 1, 1],
  );
  expect(stored).toEqual({ ok: false, code: "translation.row-pictures", values: { row: 2 } });
});
