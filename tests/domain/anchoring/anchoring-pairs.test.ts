import { expect } from "vitest";
import { fixturePath, testWithFixtures } from "../../support/fixtures";
import { scorePairs } from "../../support/score-pairs";

/** What is reached; Hypothesis's own way has 179 right and 9 misplaced of these 191. */
const RIGHT = {
  "contributor-covenant-1.4-2.0": 31,
  "manifesto-pg11-pg12": 41,
  "pep8-2004-2013": 71,
  "walden-2014-now": 48,
};

testWithFixtures(
  "in real texts of two editions every passage stands where it belongs, or is shown as gone",
  () => {
    const scored = scorePairs(fixturePath("anchoring/pairs"));
    expect(scored.filter(({ verdict }) => verdict === "misplaced")).toEqual([]);
    for (const [pair, right] of Object.entries(RIGHT)) {
      const those = scored.filter((one) => one.pair === pair);
      expect(those.filter(({ verdict }) => verdict === "right").length, pair).toBeGreaterThanOrEqual(right);
    }
  },
);
