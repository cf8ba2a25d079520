import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Colour = { r: number; g: number; b: number; alpha: number };

const css = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");

function parseColour(value: string): Colour {
  const hex = value.match(/^#(..)(..)(..)$/);
  const [r = 0, g = 0, b = 0, percent = 100] = hex
    ? hex.slice(1).map((part) => Number.parseInt(part, 16))
    : (value.match(/[\d.]+/g) ?? []).map(Number);
  return { r, g, b, alpha: hex ? 1 : percent / 100 };
}

function tokensIn(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([\w-]+): (#\w{6}|rgb\([^)]*\));/g)].map(([, name, value]) => [name, value]) as [
      string,
      string,
    ][],
  );
}

const light = tokensIn(css.slice(0, css.indexOf("@media")));
const darkBySystem = tokensIn(
  css.slice(css.indexOf("prefers-color-scheme: dark"), css.indexOf(':root[data-theme="dark"]')),
);
const darkByChoice = tokensIn(
  css.slice(css.indexOf(':root[data-theme="dark"]'), css.indexOf("pointer: coarse")),
);

function over(top: Colour, under: Colour): Colour {
  const mix = (a: number, b: number) => a * top.alpha + b * (1 - top.alpha);
  return { r: mix(top.r, under.r), g: mix(top.g, under.g), b: mix(top.b, under.b), alpha: 1 };
}

function luminance({ r, g, b }: Colour): number {
  const [x = 0, y = 0, z = 0] = [r, g, b].map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ["light", light],
  ["dark", darkByChoice],
])("on %s paper", (_, tokens) => {
  const colour = (name: string) => parseColour(tokens.get(name) ?? "");

  test.each(["paper", "paper-raised", "paper-sunk", "accent-paper", "danger-paper"])(
    "ink on %s is 7:1",
    (paper) => {
      expect(contrast(colour("ink"), colour(paper))).toBeGreaterThanOrEqual(7);
      expect(contrast(colour("ink-quiet"), colour(paper))).toBeGreaterThanOrEqual(7);
    },
  );

  test.each(["ink-faint", "rule-strong", "accent", "accent-hover", "danger", "mark-question-line"])(
    "%s is 4.5:1 on the page and on what is raised from it",
    (name) => {
      expect(contrast(colour(name), colour("paper"))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(name), colour("paper-raised"))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(["mark-other", "mark-mine", "mark-question", "mark-active"])(
    "the text stays 7:1 under %s",
    (mark) => {
      expect(contrast(colour("ink"), over(colour(mark), colour("paper")))).toBeGreaterThanOrEqual(7);
      // What stands beside the text in another language.
      expect(contrast(colour("ink-quiet"), over(colour(mark), colour("paper")))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("the words on a filled button are 4.5:1, also under the pointer", () => {
    expect(contrast(colour("on-accent"), colour("accent"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("on-accent"), colour("accent-hover"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("on-accent"), colour("danger"))).toBeGreaterThanOrEqual(4.5);
  });
});

test("dark is the same, asked for by the system or chosen by the reader", () => {
  expect(darkBySystem).toEqual(darkByChoice);
  expect(darkByChoice.size).toBeGreaterThan(15);
});
