import { HEADING_NEAR } from "../limits";
import type { Beginnings } from "./portions";

type Places = Pick<Beginnings, "isHeading" | "wordsBefore">;

/**
 * Where to begin the portions, as positions in the beginnings, 0 first; 1 ≤ portions ≤ beginnings. Of all ways to cut it
 * is one of least cost, where `share` is all words ÷ portions, and the cost is the sum of
 *  - (words − share)² for each portion,
 *  - 2 · (HEADING_NEAR · share)² for each cut that is not at a heading: as much as a cut costs that stands that far from
 *    where it would be even, which makes one portion longer and another shorter.
 */
export function bestCuts(places: Places, portions: number): number[] {
  const scale = scaleOf(places, portions);
  const { lowest, highest } = reachOf(scale, portions);
  let before: Float64Array = new Float64Array(1);
  const choices: Int32Array[] = [];
  for (let cut = 1; cut <= portions; cut++) {
    const layer = fillLayer(
      { first: lowest[cut - 1] ?? 0, costs: before },
      { first: lowest[cut] ?? 0, last: highest[cut] ?? 0 },
      scale,
    );
    choices.push(layer.choices);
    before = layer.costs;
  }
  const cuts = [places.wordsBefore.length - 1];
  for (let cut = portions; cut > 0; cut--) {
    cuts.unshift(choices[cut - 1]?.[(cuts[0] ?? 0) - (lowest[cut] ?? 0)] ?? 0);
  }
  return cuts.slice(0, -1);
}

/** What cutting is judged by: the words before each place, an even share, and what a cut costs for want of a heading. */
type Scale = { words: Float64Array; share: number; extra: Float64Array };

function scaleOf({ isHeading, wordsBefore }: Places, portions: number): Scale {
  const share = (wordsBefore.at(-1) ?? 0) / portions;
  const away = 2 * (HEADING_NEAR * share) ** 2;
  const extra = Float64Array.from(wordsBefore, (_, place) => (place === 0 || isHeading[place] ? 0 : away));
  return { words: Float64Array.from(wordsBefore), share, extra };
}

/** What a portion costs that begins at one place and ends before another. */
function priceOf({ words, share, extra }: Scale, begin: number, end: number): number {
  return ((words[end] ?? 0) - (words[begin] ?? 0) - share) ** 2 + (extra[begin] ?? 0);
}

/**
 * Between which places each cut of the best way is to be looked for. If it stands d words from where it would be even,
 * then the portions before it differ from the share by d together, those after it by −d, and their squares add up to
 * d² · portions ÷ (before · after) at least (Cauchy and Schwarz). That cannot be more than a good way costs.
 */
function reachOf(scale: Scale, portions: number) {
  const { words, share } = scale;
  const end = words.length - 1;
  const good = nearestCuts(scale, portions);
  const most = good.slice(1).reduce((cost, cut, at) => cost + priceOf(scale, good[at] ?? 0, cut), 0);
  const lowest = [0];
  const highest = [0];
  for (let cut = 1; cut < portions; cut++) {
    const after = portions - cut;
    // A word more, against rounding.
    const far = Math.sqrt((most * cut * after) / portions) + 1;
    lowest.push(Math.max(firstAtLeast(words, cut * share - far), (lowest[cut - 1] ?? 0) + 1));
    highest.push(Math.min(firstAtLeast(words, cut * share + far), end - after));
  }
  return { lowest: [...lowest, end], highest: [...highest, end] };
}

/** The cuts nearest to even, with the end as the last: a good way, found at once. */
function nearestCuts({ words, share }: Scale, portions: number): number[] {
  const end = words.length - 1;
  const cuts = [0];
  for (let cut = 1; cut <= portions; cut++) {
    const above = firstAtLeast(words, cut * share);
    const over = (words[above] ?? 0) - cut * share;
    const under = cut * share - (words[above - 1] ?? 0);
    const nearest = under < over ? above - 1 : above;
    cuts.push(Math.min(Math.max(nearest, (cuts[cut - 1] ?? 0) + 1), end - (portions - cut)));
  }
  return cuts;
}

/** The first place with so many words before it, or the end. */
function firstAtLeast(words: Float64Array, count: number): number {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? 0) < count) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Layer = { costs: Float64Array; choices: Int32Array };

/**
 * What it costs at least to have the next cut at each of its places, and where the one before it then stands. Of two
 * places to begin at, the later is the better one from a certain number of words on and stays so, so those that can
 * still be the best stand in a queue, and both ends of a portion only ever go on.
 */
function fillLayer(
  before: { first: number; costs: Float64Array },
  places: { first: number; last: number },
  scale: Scale,
): Layer {
  const { words, share, extra } = scale;
  const size = places.last - places.first + 1;
  const layer: Layer = { costs: new Float64Array(size), choices: new Int32Array(size) };
  /** What does not hang on the end, in (end − begin − share)² and what comes with it. */
  const basis = before.costs.map((cost, at) => {
    const begin = before.first + at;
    return cost + (extra[begin] ?? 0) + ((words[begin] ?? 0) + share) ** 2;
  });
  const basisOf = (begin: number) => basis[begin - before.first] ?? Infinity;
  /** With how many words before the end the later one begins to be better. */
  const turnOf = (earlier: number, later: number) =>
    (basisOf(later) - basisOf(earlier)) / (2 * ((words[later] ?? 0) - (words[earlier] ?? 0)));
  const queue = new Int32Array(before.costs.length);
  let head = 0;
  let tail = 0;
  const at = (position: number) => queue[position] ?? 0;
  for (let place = places.first, begin = before.first; place <= places.last; place++) {
    for (; begin < place && begin < before.first + before.costs.length; begin++) {
      while (tail - head > 1 && turnOf(at(tail - 2), at(tail - 1)) >= turnOf(at(tail - 1), begin)) tail--;
      queue[tail++] = begin;
    }
    while (tail - head > 1 && turnOf(at(head), at(head + 1)) <= (words[place] ?? 0)) head++;
    const choice = at(head);
    layer.choices[place - places.first] = choice;
    layer.costs[place - places.first] =
      (before.costs[choice - before.first] ?? Infinity) + priceOf(scale, choice, place);
  }
  return layer;
}
