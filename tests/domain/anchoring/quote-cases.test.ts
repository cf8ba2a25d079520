import { describe, expect } from "vitest";
import { jsonFixture, testWithFixtures } from "../../support/fixtures";
import { editions, passageAt, place } from "../../support/place";

type Case = {
  text?: string;
  quote: string;
  prefix?: string;
  suffix?: string;
  expected?: string;
  match?: string;
};
type Cases = { texts: Record<string, string>; contextCases: Case[]; approximate: Case[]; noMatch: Case[] };

/** The old edition is what a selector knows of it: the quote with what stood around it. */
function placedIn(text: string, { quote, prefix = "", suffix = "" }: Case) {
  const [before, after] = [prefix && `${prefix} `, suffix && ` ${suffix}`];
  const pair = editions([`${before}${quote}${after}`], [text]);
  const stretch = {
    startIndex: 0,
    startOffset: before.length,
    endIndex: 0,
    endOffset: before.length + quote.length,
  };
  return place(pair, passageAt(pair.old, stretch));
}

describe("Hypothesis's cases, with the selector as the whole of the old edition", () => {
  testWithFixtures("equal words are told apart by what stands around them", () => {
    const { texts, contextCases } = jsonFixture<Cases>("anchoring/hypothesis/match-quote-cases.json");
    // Of a context that is itself misspelt nothing is left to go by, once the quote is two words that stand there four times.
    const spelt = contextCases.filter(({ text = "", prefix = "", suffix = "" }) =>
      [prefix, suffix].every((words) => texts[text]?.includes(words)),
    );
    expect(spelt.length).toBeGreaterThanOrEqual(4);
    for (const one of spelt) {
      const text = texts[one.text ?? ""] ?? "";
      const placed = placedIn(text, one);
      const said = `${one.prefix ?? ""} [${one.quote}] ${one.suffix ?? ""}`;
      expect(placed.state !== "lost" && placed.quote, said).toBe(one.quote);
      expect(placed.state !== "lost" && placed.stretch.startOffset, said).toBe(
        text.indexOf(one.expected ?? ""),
      );
    }
  });

  testWithFixtures("words that are alike are found", () => {
    const { texts, approximate } = jsonFixture<Cases>("anchoring/hypothesis/match-quote-cases.json");
    for (const one of approximate) {
      const placed = placedIn(texts[one.text ?? ""] ?? "", one);
      expect(placed.state !== "lost" && placed.quote, one.quote).toBe(one.match);
    }
  });

  testWithFixtures("words that stand nowhere are lost", () => {
    const { texts } = jsonFixture<Cases>("anchoring/hypothesis/match-quote-cases.json");
    expect(placedIn(texts.twoCities ?? "", { quote: texts.solitude ?? "" }).state).toBe("lost");
    expect(placedIn("", { quote: "foobar" }).state).toBe("lost");
    expect(placedIn("Some document text", { quote: "text", suffix: "missing" })).toMatchObject({
      quote: "text",
    });
  });
});
