import type { Browser } from "@playwright/test";
import type { SeededReading } from "@/tests/support/seed/seed-reading";
import { type Product, startProduct } from "../harness/product";
import type { Answer, Bench, Figure, Question, Ratio, Row } from "../harness/questions";
import { median, percentile } from "../harness/statistics";
import { buildShelf, type Shelf } from "./build-shelf";
import {
  measureArrival,
  measureOpening,
  measureWriting,
  type Opened,
  openBrowser,
  type Written,
} from "./measure-page";
import { measurePeers } from "./measure-peers";
import { plainPage } from "./text-page";

type Stage = { browser: Browser; product: Product; shelf: Shelf };

type Measured = {
  annotations: number;
  opened: Opened[];
  written: Written[];
  /** By the place in the address. */
  arrivals: Map<string, number[]>;
};

const FAR = 9_000;

const placesOf = ({ paragraphs }: SeededReading): string[] => [
  "#p1",
  `#p${FAR}`,
  `?p=${paragraphs[FAR - 1]?.key}#p${FAR}`,
];

async function measure(
  { browser, product, shelf }: Stage,
  annotations: number,
  reading: SeededReading,
  rounds: number,
): Promise<Measured> {
  const { member } = shelf;
  const measured: Measured = { annotations, opened: [], written: [], arrivals: new Map() };
  for (let round = 0; round < rounds; round++) {
    measured.opened.push(await measureOpening(browser, product, member, reading));
    for (const place of placesOf(reading)) {
      const times = measured.arrivals.get(place) ?? [];
      times.push(await measureArrival(browser, product, member, reading, place));
      measured.arrivals.set(place, times);
    }
    measured.written.push(await measureWriting(browser, product, member, reading));
  }
  return measured;
}

const figure = (unit: string, values: readonly (number | null)[]): Figure | null => {
  const told = values.filter((value) => value !== null);
  return told.length > 0 ? { unit, value: median(told), rounds: told } : null;
};

function rowOf({ annotations, opened, written, arrivals }: Measured): Row {
  const [near, far, linked] = [...arrivals.values()];
  const figures: Record<string, Figure | null> = {
    "first paint": figure(
      "ms",
      opened.map(({ firstPaint }) => firstPaint),
    ),
    "largest paint": figure(
      "ms",
      opened.map(({ largestPaint }) => largestPaint),
    ),
    "marks in view": figure(
      "ms",
      opened.map(({ marksInView }) => marksInView),
    ),
    "all marks": figure(
      "ms",
      opened.map(({ marksAll }) => marksAll),
    ),
    "scroll frame p95": figure(
      "ms",
      opened.map(({ frames }) => percentile(frames, 95)),
    ),
    heap: figure(
      "MB",
      opened.map(({ heap }) => heap),
    ),
    JavaScript: figure(
      "kB gzip",
      opened.map(({ scripts }) => scripts),
    ),
    data: figure(
      "kB",
      opened.map(({ data }) => data),
    ),
    "composer opens": figure(
      "ms",
      written.map(({ composer }) => composer),
    ),
    INP: figure(
      "ms",
      written.map(({ interaction }) => interaction),
    ),
    "#p1": figure("ms", near ?? []),
    [`#p${FAR}`]: figure("ms", far ?? []),
    [`?p=KEY#p${FAR}`]: figure("ms", linked ?? []),
  };
  const told = Object.entries(figures).filter((one): one is [string, Figure] => one[1] !== null);
  const silent = Object.keys(figures).filter((name) => figures[name] === null);
  return {
    task: "A text of 12,000 paragraphs in the browser",
    who: `Colloquy, ${annotations.toLocaleString("en")} annotations`,
    figures: Object.fromEntries(told),
    ...(silent.length > 0 ? { note: `the page sets no mark for: ${silent.join(", ")}` } : {}),
  };
}

function barsOf(row: Row): Ratio[] {
  const { figures } = row;
  const at = row.who.replace(/^Colloquy, /, "");
  const bar = (what: string, value: number | undefined, unit: string, limit: number, text: string) =>
    value === undefined || Number.isNaN(value)
      ? []
      : [{ what: `${what}, ${at}`, value, unit, bar: text, holds: value < limit }];
  const inView = figures["marks in view"]?.value;
  const first = figures["first paint"]?.value;
  const [near, far] = [figures["#p1"]?.value, figures[`#p${FAR}`]?.value];
  return [
    ...bar("marks in view after the first paint", inView && first && inView - first, "ms", 100, "< 100 ms"),
    ...bar("scroll frame p95", figures["scroll frame p95"]?.value, "ms", 20, "< 20 ms"),
    ...bar("JavaScript", figures.JavaScript?.value, "kB", 170, "< 170 kB"),
    ...bar("composer opens", figures["composer opens"]?.value, "ms", 300, "< 300 ms"),
    ...bar(`#p${FAR} to #p1`, far && near && far / near, "×", 1.25, "about 1 ×"),
  ];
}

async function answer(bench: Bench): Promise<Answer> {
  if (bench.chromium === null)
    return {
      rows: [],
      ratios: [],
      missing: [{ who: "Chromium", how: "install it, or say where in CHROMIUM" }],
    };
  const rounds = bench.isQuick ? 1 : 3;
  const shelf = await buildShelf(bench);
  const product = await startProduct(bench, shelf.database.url);
  const browser = await openBrowser(bench.chromium);
  const rows: Row[] = [];
  for (const [annotations, reading] of shelf.readings) {
    bench.say(`  ${annotations.toLocaleString("en")} annotations`);
    rows.push(rowOf(await measure({ browser, product, shelf }, annotations, reading, rounds)));
  }
  await browser.close();
  await product.stop();
  const peers = await measurePeers(
    { ...bench, chromium: bench.chromium },
    [...shelf.readings].map(([annotations, reading]) => ({
      html: plainPage(reading),
      quotes: shelf.quotes.get(annotations) ?? [],
    })),
  );
  await shelf.database.drop();
  return { rows: [...rows, ...peers.rows], ratios: rows.flatMap(barsOf), missing: peers.missing };
}

export const question: Question = { title: "The page in the browser", answer };
