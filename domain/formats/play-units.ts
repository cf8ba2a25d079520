import { type Cast, castOf, cueOf, isDirection, isScene } from "./cues";
import { isAllCapitals, isDivision } from "./heading-lines";
import { isProse, proseColumn } from "./prose-in-plays";
import type { Block } from "./text-lines";
import type { Unit } from "./unit";

type Piece = { block: number; lines: Block; inPlay: NonNullable<Unit["inPlay"]>; speaker?: string };

/** By their blocks, what of a play is speeches, stage directions and scenes. Of any other text nothing is. */
export function playUnits(blocks: readonly Block[]): Map<number, Unit[]> {
  const units = new Map<number, Unit[]>();
  const cast = castOf(blocks.flat(), blocks.length);
  if (!cast) return units;
  const speaks = (block: Block) => block.some((line) => cast.has(cueOf(line)?.name ?? ""));
  const [first, end] = [blocks.findIndex(speaks), endOf(blocks, blocks.findLastIndex(speaks))];
  const pieces = blocks.flatMap((lines, block) =>
    block >= first && block <= end ? piecesWithin(lines, block, cast) : piecesAround(lines, block),
  );
  const column = proseColumn(blocks.slice(first, end + 1));
  // A name that has gone to its words leaves nothing where it stood.
  for (const { block } of pieces) units.set(block, []);
  for (const { block, lines, ...said } of withNames(pieces)) {
    const isVerse = said.inPlay === "speech" && lines.length > 1 && !isProse(lines, column);
    const layout = isVerse ? "verse" : said.inPlay === "scene" ? "line" : "prose";
    units.get(block)?.push({ lines, layout, block, standsAlone: true, ...said });
  }
  return units;
}

/** With the words under a name that stands alone, and what others say who speak only once. */
function endOf(blocks: readonly Block[], last: number): number {
  let end = last;
  const cueAt = (index: number) => cueOf(blocks[index]?.[0] ?? "");
  while (cueAt(end + 1) && (blocks[end + 1]?.length ?? 0) > 1) end += 1;
  return blocks[end]?.length === 1 && cueAt(end)?.words === "" ? end + 1 : end;
}

/** Before the first speech and after the last one. */
function piecesAround(lines: Block, block: number): Piece[] {
  if (isDirection(wordsOf(lines))) return [{ block, lines, inPlay: "direction" }];
  if (lines.length > 2 || !lines.every((line) => isScene(line.trim()))) return [];
  return lines.map((line) => ({ block, lines: [line], inPlay: "scene" }));
}

/** Where somebody speaks, lines under a scene's name or a speaker's are theirs; other headings are none of the play's words. */
function piecesWithin(block: Block, index: number, cast: Cast): Piece[] {
  const pieces: Piece[] = [];
  for (const [at, line] of block.entries()) {
    const cue = cueOf(line);
    const isCue = cue && (at === 0 || cast.has(cue.name));
    const before = pieces.at(-1);
    if (isCue) {
      const lines = cue.words === "" ? [] : [cue.words];
      pieces.push({ block: index, lines, inPlay: "speech", speaker: cue.speaker });
    } else if (!before?.speaker && isScene(line.trim()))
      pieces.push({ block: index, lines: [line], inPlay: "scene" });
    else if (before && before.inPlay !== "scene") before.lines.push(line);
    else pieces.push({ block: index, lines: [line], inPlay: "speech" });
  }
  const isHeading = pieces.length === 1 && !pieces[0]?.speaker && block.length <= 4 && block.some(isCertain);
  if (isHeading && pieces[0]?.inPlay !== "scene") return [];
  return pieces.map((piece) =>
    !piece.speaker && isDirection(wordsOf(piece.lines)) ? { ...piece, inPlay: "direction" } : piece,
  );
}

const wordsOf = (lines: Block): string => lines.map((line) => line.trim()).join(" ");

const isCertain = (line: string): boolean => isDivision(line.trim()) || isAllCapitals(line.trim());

/** A name alone belongs to what comes next, unless that is another's or a scene. */
function withNames(pieces: readonly Piece[]): Piece[] {
  const named: Piece[] = [];
  for (const piece of pieces) {
    const before = named.at(-1);
    const isWaiting =
      before?.speaker !== undefined && before.lines.length === 0 && piece.block <= before.block + 1;
    if (isWaiting && !piece.speaker && piece.inPlay !== "scene")
      named.splice(-1, 1, { ...piece, speaker: before.speaker as string });
    else named.push(piece);
  }
  return named;
}
