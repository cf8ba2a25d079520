import { expect, test } from "vitest";
import { textDirective } from "@/components/reading/link-to-words";

const decoded = (directive: string) => directive.replace(":~:text=", "").split(",").map(decodeURIComponent);

test("a link names the words, and whole words around them", () => {
  const directive = textDirective({
    quote: "two of them blind",
    prefix: "use. It had four windows, ",
    suffix: ", and a door that opened outwa",
  });
  expect(decoded(directive)).toEqual([
    "It had four windows,-",
    "two of them blind",
    "-, and a door that opened",
  ]);
});

test("nothing is said about what stands around when that is only part of a word", () => {
  expect(decoded(textDirective({ quote: "blind", prefix: "colour", suffix: "fold" }))).toEqual(["blind"]);
  expect(decoded(textDirective({ quote: "blind" }))).toEqual(["blind"]);
});

test("long words and those of several paragraphs are named by how they begin and end", () => {
  const quote = "Of what follows, this is the first part.\n\nAnd here it ends, as it had to.";
  expect(decoded(textDirective({ quote }))).toEqual([
    "Of what follows, this is",
    "here it ends, as it had to.",
  ]);
});

test("signs that mean something in such a link are the words' own", () => {
  expect(textDirective({ quote: "half-read, & left" })).toBe(":~:text=half%2Dread%2C%20%26%20left");
});
