import type { Aligned } from "@/domain/translations/align-translation";
import { seededRandom } from "./seed/random";
import { inventWriter } from "./seed/words";

/** How often a translator does what: shares of the paragraphs. */
export type Habits = {
  merges: number;
  splits: number;
  drops: number;
  adds: number;
  /** How long a translation is for each character, and how far single paragraphs are from that. */
  ratio: number;
  noise: number;
  /** How often numbers and names are kept as they are. */
  keeps: number;
  headings: boolean;
};

export type Translated = {
  original: Aligned[];
  pieces: Aligned[];
  /** Of each piece the paragraphs of the original that it may stand beside; none where it has no fellow. */
  truth: Set<number>[];
};

/** An invented text, and what an invented translator made of it. Both are the same for the same seed. */
export function translateText(count: number, habits: Habits, seed: number): Translated {
  const random = seededRandom(seed);
  const [writer, translator] = [inventWriter(random), inventWriter(random)];
  const names = Array.from({ length: Math.ceil(count / 8) }, () => {
    const word = writer.write(1).replace(/[^\p{L}]/gu, "");
    return `${word}${"aeiou".charAt(random.below(5))}rin${String.fromCharCode(97 + random.below(26))}`;
  }).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  const original: Aligned[] = [];
  const kept: string[][] = [];
  for (let at = 0; at < count; at++) {
    const isHeading = habits.headings && at % 40 === 0;
    const marked = random.next() < 0.35;
    const anchors = marked
      ? [random.next() < 0.4 ? String(1500 + random.below(500)) : random.pick(names)]
      : [];
    const words = isHeading
      ? `Chapter ${at / 40 + 1}`
      : `${writer.write(4 + random.below(random.next() < 0.3 ? 12 : 130))} ${anchors.join(" ")}`.trim();
    original.push(
      isHeading ? { kind: "heading", text: words, attrs: { level: 2 } } : { kind: "paragraph", text: words },
    );
    kept.push(anchors);
  }
  const pieces: Aligned[] = [];
  const truth: Set<number>[] = [];
  const say = (length: number, anchors: readonly string[]): string => {
    const noisy = length * habits.ratio * Math.exp((random.next() + random.next() - 1) * habits.noise);
    let text = "";
    while (text.length < noisy)
      text += `${translator.write(Math.max(1, Math.round((noisy - text.length) / 8)))} `;
    const said = anchors.filter(() => random.next() < habits.keeps);
    return `${text.slice(0, Math.max(3, Math.round(noisy)))} ${said.join(" ")}`.trim();
  };
  const add = (piece: Aligned, ...rows: number[]) => {
    pieces.push(piece);
    truth.push(new Set(rows));
  };
  for (let at = 0; at < count; at++) {
    const { kind, text, attrs } = original[at] as Aligned;
    const anchors = kept[at] as string[];
    if (kind === "heading") {
      add({ kind, text: `Kapitel ${at / 40 + 1}`, attrs }, at);
      continue;
    }
    const chance = random.next();
    const { merges, splits, drops, adds } = habits;
    const next = original[at + 1];
    if (chance < merges && next?.kind === "paragraph") {
      const both = [...anchors, ...(kept[at + 1] as string[])];
      add({ kind, text: say(text.length + next.text.length, both) }, at, at + 1);
      at++;
    } else if (chance < merges + splits && text.length > 60) {
      add({ kind, text: say(text.length * 0.45, anchors) }, at);
      add({ kind, text: say(text.length * 0.55, []) }, at);
    } else if (chance < merges + splits + drops) {
      // Nothing of it is in the translation.
    } else {
      if (chance < merges + splits + drops + adds) add({ kind, text: say(200, []) });
      add({ kind, text: say(text.length, anchors) }, at);
    }
  }
  return { original, pieces, truth };
}

/** How many pieces stand in their row, of those that have one. */
export function shareRight({ truth }: Translated, rows: readonly number[]): number {
  const judged = truth.map((right, at) => right.size === 0 || right.has(rows[at] ?? -1));
  const none = truth.filter((right) => right.size === 0).length;
  return (judged.filter(Boolean).length - none) / (truth.length - none);
}

/** What is left of a translation that has only some of the original's paragraphs. */
export function excerptOf(
  { original, pieces, truth }: Translated,
  isKept: (row: number) => boolean,
): Translated {
  let last = 0;
  const kept = truth.map((rows) => {
    last = Math.min(...rows, rows.size === 0 ? last : Number.POSITIVE_INFINITY);
    return isKept(last);
  });
  return {
    original,
    pieces: pieces.filter((_, at) => kept[at]),
    truth: truth.filter((_, at) => kept[at]),
  };
}

/** The same with paragraphs before it, and half as many after it, that the original has not. */
export function framed({ original, pieces, truth }: Translated, frame: readonly Aligned[]): Translated {
  const after = frame.slice(0, frame.length / 2);
  const none = (all: readonly Aligned[]) => all.map(() => new Set<number>());
  return {
    original,
    pieces: [...frame, ...pieces, ...after],
    truth: [...none(frame), ...truth, ...none(after)],
  };
}
