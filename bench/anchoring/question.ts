import { existsSync } from "node:fs";
import { join } from "node:path";
import { alignParagraphs } from "@/domain/anchoring/align-paragraphs";
import { type Placed, placePassage } from "@/domain/anchoring/place-passage";
import type { Passage } from "@/domain/passages";
import { chanceFrom, choosePassage, correctText, judgePlaced, whereIn } from "@/tests/support/correct-text";
import { finished } from "@/tests/support/place";
import { type Scored, scorePairs } from "@/tests/support/score-pairs";
import type { Answer, Bench, Missing, Question, Ratio, Row } from "../harness/questions";
import { buildText } from "./build-text";
import { type MatchQuote, matchQuoteFrom } from "./match-quote";

const PARAGRAPHS = 12_000;
const PASSAGES = 10_000;

/** Hypothesis's way takes so long that it is asked of some passages, and the mean is taken for all. */
const ASKED = { quick: 100, usually: 400 };

const CORRECTION = { words: 0.04, sentences: 0.03, paragraphs: 0.03, typography: true };

function scoreRows(root: string): Row[] {
  const folder = join(root, "..", "shared", "fixtures", "anchoring", "pairs");
  if (!existsSync(folder)) return [];
  const scored = scorePairs(folder);
  const rowOf = (task: string, who: string, those: Scored[]): Row => {
    const count = (wanted: string) => those.filter(({ verdict }) => verdict === wanted).length;
    const figures = ["right", "partly", "lost", "misplaced"].map((verdict) => [
      verdict,
      { unit: "", value: count(verdict) },
    ]);
    return { task, who, figures: Object.fromEntries(figures) };
  };
  const pairs = [...new Set(scored.map(({ pair }) => pair))];
  return pairs.flatMap((pair) => {
    const those = scored.filter((one) => one.pair === pair);
    const kinds = [...new Set(those.map(({ kind }) => kind))].sort();
    return [
      ...kinds.map((kind) =>
        rowOf(
          pair,
          kind,
          those.filter((one) => one.kind === kind),
        ),
      ),
      rowOf(pair, "all", those),
    ];
  });
}

type Verdicts = Record<string, number>;

function shares(verdicts: string[]): Verdicts {
  const judged = verdicts.filter((verdict) => verdict !== "open");
  const share = (wanted: string) =>
    (100 * judged.filter((verdict) => verdict === wanted).length) / judged.length;
  return { right: share("right"), misplaced: share("misplaced") };
}

const figuresOf = (seconds: number, { right = 0, misplaced = 0 }: Verdicts): Row["figures"] => ({
  "10,000 passages": { unit: "s", value: seconds },
  right: { unit: "%", value: right },
  misplaced: { unit: "%", value: misplaced },
});

function measure(bench: Bench): Pick<Answer, "rows" | "ratios" | "missing"> {
  const task = `${PASSAGES.toLocaleString("en")} passages in a text of ${PARAGRAPHS.toLocaleString("en")} paragraphs, most of them corrected`;
  const corrected = correctText(buildText(PARAGRAPHS), CORRECTION, 5);
  const where = whereIn(corrected);
  const chance = chanceFrom(3);
  const passages = Array.from({ length: PASSAGES }, () => choosePassage(corrected.old, chance, 30));

  const start = performance.now();
  const alignment = finished(alignParagraphs(corrected.old, corrected.next));
  const aligned = performance.now();
  const editions = { ...corrected, alignment };
  const placed = passages.map((passage) => finished(placePassage(editions, passage)));
  const seconds = (performance.now() - start) / 1000;
  const judge = (passage: Passage, one: Placed) => judgePlaced(corrected, where, passage, one);
  // To judge takes longer than to place: a tenth of them says as much.
  const judged = (of: Placed[]) =>
    shares(of.slice(0, PASSAGES / 10).map((one, at) => judge(passages[at] as Passage, one)));
  const own = {
    task,
    who: "Colloquy",
    figures: {
      ...figuresOf(seconds, judged(placed)),
      "of it aligning": { unit: "s", value: (aligned - start) / 1000 },
    },
  };
  const folder = process.env.COLLOQUY_BENCH_PEERS;
  const matchQuote = folder ? matchQuoteFrom(folder) : null;
  if (!matchQuote) return { rows: [own], ratios: [], missing: [MISSING] };
  const asked = bench.isFull ? PASSAGES : bench.isQuick ? ASKED.quick : ASKED.usually;
  const peer = measurePeer(matchQuote, corrected, passages.slice(0, asked));
  const value = peer.seconds / seconds;
  const ratios: Ratio[] = [
    { what: "placing, Hypothesis's way to ours", value, unit: "×", bar: "at least 20", holds: value >= 20 },
  ];
  const figures = figuresOf(
    peer.seconds,
    shares(peer.placed.map((one, at) => judge(passages[at] as Passage, one))),
  );
  const note = asked < PASSAGES ? `asked of ${asked} passages` : undefined;
  return {
    rows: [own, { task, who: "Hypothesis's way", figures, ...(note ? { note } : {}) }],
    ratios,
    missing: [],
  };
}

const MISSING: Missing = {
  who: "Hypothesis's way (matchQuote)",
  how: "npm install --prefix FOLDER approx-string-match, and COLLOQUY_BENCH_PEERS=FOLDER",
};

type Texts = { old: readonly { text: string }[]; next: readonly { text: string }[] };

function measurePeer(matchQuote: MatchQuote, { old, next }: Texts, passages: Passage[]) {
  const startsOf = (paragraphs: readonly { text: string }[]) => {
    let at = 0;
    return paragraphs.map(({ text }) => {
      at += text.length + 2;
      return at - text.length - 2;
    });
  };
  const [oldStarts, nextStarts] = [startsOf(old), startsOf(next)];
  const text = next.map((paragraph) => paragraph.text).join("\n\n");
  const start = performance.now();
  const found = passages.map((passage) =>
    matchQuote(text, passage, (oldStarts[passage.startIndex] ?? 0) + passage.startOffset),
  );
  const seconds = (((performance.now() - start) / 1000) * PASSAGES) / passages.length;
  const placed = found.map((match): Placed => {
    if (!match) return { state: "lost" };
    const startIndex = nextStarts.findLastIndex((from) => from <= match.start);
    const endIndex = nextStarts.findLastIndex((from) => from < match.end);
    const stretch = {
      startIndex,
      startOffset: match.start - (nextStarts[startIndex] ?? 0),
      endIndex,
      endOffset: match.end - (nextStarts[endIndex] ?? 0),
    };
    return { state: "changed", stretch, quote: text.slice(match.start, match.end) };
  });
  return { seconds, placed };
}

async function answer(bench: Bench): Promise<Answer> {
  const { rows, ratios, missing } = measure(bench);
  return { rows: [...scoreRows(bench.root), ...rows], ratios, missing };
}

export const question: Question = {
  title: "Where do passages stand when a text was corrected, and how long does it take to find out?",
  answer,
};
