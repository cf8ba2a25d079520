import type { Ratio, Row } from "../harness/questions";
import type { Course } from "../harness/rounds";
import { medianRatio, percentile } from "../harness/statistics";
import { WORDPRESS } from "../wordpress/installed";
import { COLLOQUY, FLOOR } from "./contenders";

/** Everybody's courses over pages with so many posts, so many at a time. */
export type Cell = { posts: number; connections: number; courses: Course[] };

const PEERS = [WORDPRESS];

const at = (cells: readonly Cell[], posts: number, connections: number): readonly Course[] =>
  cells.find((cell) => cell.posts === posts && cell.connections === connections)?.courses ?? [];

const by = (courses: readonly Course[], who: string) => courses.find((course) => course.who === who);

function ratesTo(courses: readonly Course[], who: string): number | null {
  const [ours, theirs] = [by(courses, COLLOQUY), by(courses, who)];
  return ours && theirs ? medianRatio(ours.perSecond, theirs.perSecond) : null;
}

function toFloor(cells: readonly Cell[]): Ratio[] {
  return cells.flatMap(({ posts, connections, courses }) => {
    const value = ratesTo(courses, FLOOR);
    if (value === null) return [];
    const what = `requests/s to the floor's, ${posts.toLocaleString("en")} posts, ${connections} conn.`;
    const isHeld = posts === 1_000 && connections === 10;
    return [{ what, value, unit: "×", ...(isHeld ? { bar: "≥ 0.5", holds: value >= 0.5 } : {}) }];
  });
}

function toPeers(cells: readonly Cell[]): Ratio[] {
  const courses = at(cells, 1_000, 10);
  return PEERS.flatMap((who) => {
    const value = ratesTo(courses, who);
    if (value === null) return [];
    const what = `requests/s to ${who}'s, 1,000 posts, 10 conn.`;
    return [{ what, value, unit: "×", bar: "≥ 7", holds: value >= 7 }];
  });
}

function slowest(cells: readonly Cell[]): Ratio[] {
  const ours = by(at(cells, 1_000, 10), COLLOQUY);
  if (!ours) return [];
  const value = percentile(ours.milliseconds, 95);
  return [{ what: "p95, 1,000 posts, 10 conn.", value, unit: "ms", bar: "< 100 ms", holds: value < 100 }];
}

function growth(cells: readonly Cell[]): Ratio[] {
  const p50 = (posts: number) => percentile(by(at(cells, posts, 1), COLLOQUY)?.milliseconds ?? [], 50);
  const value = p50(10_000) / p50(100);
  return [{ what: "time at 10,000 posts to that at 100", value, unit: "×", bar: "≤ 2", holds: value <= 2 }];
}

function weight(pages: readonly Row[]): Ratio[] {
  const rowOf = (who: string) => pages.find((row) => row.who === who && row.task.includes(" 1,000 posts"));
  const [ours, floor] = [rowOf(COLLOQUY)?.figures.bytes, rowOf(FLOOR)?.figures.bytes];
  if (!ours || !floor) return [];
  return [{ what: "bytes to the floor's, 1,000 posts", value: ours.value / floor.value, unit: "×" }];
}

export const compareOpenings = (cells: readonly Cell[], pages: readonly Row[]): Ratio[] => [
  ...toFloor(cells),
  ...toPeers(cells),
  ...slowest(cells),
  ...growth(cells),
  ...weight(pages),
];
