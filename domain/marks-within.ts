type Stretched = { start: number; end: number };

/**
 * Answers which marks touch a stretch, in the order in which they were given, without going through all of them for each:
 * the stretches are asked for one after the other and do not overlap. Of the marks that cover a whole stretch and begin
 * before it only the first `most` are told: whoever draws no more than that would leave the others out.
 */
export function marksWithin<Mark extends Stretched>(
  marks: readonly Mark[],
  most = Number.POSITIVE_INFINITY,
): (from: number, to: number) => Mark[] {
  const places = [...marks.keys()];
  const starts = places.toSorted((a, b) => startOf(marks[a]) - startOf(marks[b]));
  const ends = places.toSorted((a, b) => endOf(marks[a]) - endOf(marks[b]));
  let begun = 0;
  let ended = 0;
  /** Places of the marks that go on into the next stretch, in order. */
  const goingOn: number[] = [];

  return (from, to) => {
    const ending: number[] = [];
    for (let at = ends[ended]; at !== undefined && endOf(marks[at]) < to; at = ends[++ended])
      if (remove(goingOn, at) && endOf(marks[at]) > from) ending.push(at);
    const touching = [...ending, ...goingOn.slice(0, most)];
    for (let at = starts[begun]; at !== undefined && startOf(marks[at]) < to; at = starts[++begun]) {
      const end = endOf(marks[at]);
      if (end > from) touching.push(at);
      if (end > to) insert(goingOn, at);
    }
    return touching.sort((a, b) => a - b).flatMap((at) => marks[at] ?? []);
  };
}

const startOf = (mark: Stretched | undefined): number => mark?.start ?? 0;
const endOf = (mark: Stretched | undefined): number => mark?.end ?? 0;

function insert(sorted: number[], value: number): void {
  sorted.splice(placeOf(sorted, value), 0, value);
}

function remove(sorted: number[], value: number): boolean {
  const place = placeOf(sorted, value);
  return sorted[place] === value && sorted.splice(place, 1).length > 0;
}

/** Where a value stands, or would. */
function placeOf(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
