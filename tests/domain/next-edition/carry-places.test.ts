import { describe, expect, test } from "vitest";
import { type Alignment, alignParagraphs } from "@/domain/anchoring/align-paragraphs";
import { carryPlaces } from "@/domain/next-edition/carry-places";

const WORDS = {
  a: "The first paragraph speaks of mornings by the river and of the cold.",
  b: "A second one tells at length how bread was baked in the village.",
  c: "Thirdly somebody counts the boats that come home in autumn storms.",
  d: "The last of them closes the door, puts out the light, and sleeps.",
};
type Key = keyof typeof WORDS;

const paragraph = (key: string, text: string) => ({ key, kind: "paragraph" as const, text });
const OLD = (Object.keys(WORDS) as Key[]).map((key) => paragraph(key, WORDS[key]));

function aligned(next: string[]): {
  alignment: Alignment;
  keys: string[];
  next: { kind: "paragraph"; text: string }[];
} {
  const paragraphs = next.map((text) => ({ kind: "paragraph" as const, text }));
  const steps = alignParagraphs(OLD, paragraphs);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return {
    alignment: step.value,
    keys: step.value.next.map(({ key }, at) => key ?? `new${at}`),
    next: paragraphs,
  };
}

function carried(...next: string[]) {
  const { alignment, keys } = aligned(next);
  return carryPlaces(Object.keys(WORDS), keys, alignment);
}

describe("what stands by paragraphs goes along", () => {
  test("a key that is gone leads to the nearest paragraph that goes on", () => {
    const places = carried(WORDS.a, WORDS.d);
    expect(["a", "b", "c", "d"].map(places.key)).toEqual(["a", "a", "d", "d"]);
  });

  test("a stretch ends at what is left of it", () => {
    const places = carried(WORDS.a, WORDS.c);
    const isEmptied = false;
    expect(places.stretch({ fromKey: "b", throughKey: "d" })).toEqual({
      fromKey: "c",
      throughKey: "c",
      isEmptied,
    });
    expect(places.stretch({ fromKey: "a", throughKey: "c" })).toEqual({
      fromKey: "a",
      throughKey: "c",
      isEmptied,
    });
  });

  test("a stretch of which nothing is left is the paragraph nearest to it, and no more", () => {
    const emptied = (key: string) => ({ fromKey: key, throughKey: key, isEmptied: true });
    const places = carried(WORDS.a, WORDS.d);
    expect(places.stretch({ fromKey: "b", throughKey: "c" })).toEqual(emptied("a"));
    const others = carried("Not a word of it.", "Nor here.", "Nor anywhere else.", "All is anew.");
    expect(others.stretch({ fromKey: "c", throughKey: "d" })).toEqual(emptied("new2"));
    expect(carried("Not a word of it.").stretch({ fromKey: "c", throughKey: "d" })).toEqual(emptied("new0"));
  });

  test("what was moved elsewhere does not draw the stretch after it", () => {
    const places = carried(WORDS.b, WORDS.c, WORDS.d, WORDS.a);
    expect(places.stretch({ fromKey: "a", throughKey: "b" })).toMatchObject({
      fromKey: "b",
      throughKey: "b",
    });
  });

  test("what was read is known by its new indexes", () => {
    const places = carried("A preface of this edition.", WORDS.a, WORDS.c, WORDS.d);
    expect(places.ranges([[0, 2]])).toEqual([[1, 2]]);
    expect(places.ranges([[0, 4]])).toEqual([[1, 4]]);
    expect(places.ranges([])).toEqual([]);
  });
});
