/** What a question is given to answer itself with. */
export type Bench = {
  /** The repository. */
  root: string;
  /** A folder that is thrown away after the run. */
  folder: string;
  /** A Postgres of this run, as durable as a real one, with every right on it. */
  postgres: { url: string; pid: number };
  /** A Chromium, if the question asked for one and there is one. */
  chromium: string | null;
  isQuick: boolean;
  isFull: boolean;
  say: (line: string) => void;
};

export type Figure = { unit: string; value: number; rounds?: number[] };

/** What somebody took for a task. */
export type Row = { task: string; who: string; figures: Record<string, Figure>; note?: string };

/** A comparison within one run, and the bar it is held to, if there is one. */
export type Ratio = { what: string; value: number; unit: string; bar?: string; holds?: boolean };

/** Somebody who could have been measured, and how to have them measured next time. */
export type Missing = { who: string; how: string };

export type Answer = { rows: Row[]; ratios: Ratio[]; missing: Missing[] };

export type Question = { title: string; answer: (bench: Bench) => Promise<Answer> };
