import { accepted, type Parsed } from "../parsed";
import type { Picture } from "../pictures";
import type { ImportedText } from "./imported-text";

/** Characters of a line: read within a millisecond, so that whoever reads many can do other things in between. */
const LINE_LENGTH = 32_000;

type Line =
  | Parsed<ImportedText>
  | Pick<ImportedText, "paragraphs">
  | Pick<ImportedText, "excluded">
  /** Its bytes in base64. */
  | { picture: Omit<Picture, "bytes"> & { bytes: string } };

/** What a parser has answered, as JSON values for one line each: first all but the many pieces, then those in handfuls. */
export function* linesOf(parsed: Parsed<ImportedText>): Generator<Line> {
  if (!parsed.ok) return yield parsed;
  const { paragraphs, pictures, excluded, ...rest } = parsed.value;
  yield accepted({ ...rest, paragraphs: [], pictures: [], excluded: [] });
  for (const some of handfuls(paragraphs)) yield { paragraphs: some };
  for (const some of handfuls(excluded)) yield { excluded: some };
  for (const { bytes, ...picture } of pictures) yield { picture: { ...picture, bytes: base64Of(bytes) } };
}

function* handfuls<Piece extends { text: string }>(pieces: readonly Piece[]): Generator<Piece[]> {
  let some: Piece[] = [];
  let length = 0;
  for (const piece of pieces) {
    some.push(piece);
    length += piece.text.length + 50;
    if (length < LINE_LENGTH) continue;
    yield some;
    [some, length] = [[], 0];
  }
  if (some.length > 0) yield some;
}

/** The other way round. */
export function parsedFrom(lines: Line[]): Parsed<ImportedText> {
  const [first, ...others] = lines;
  if (!first || !("ok" in first)) throw new Error("A parser answered nothing that begins as an answer does");
  if (!first.ok) return first;
  const [paragraphs, excluded] = [[...first.value.paragraphs], [...first.value.excluded]];
  const pictures = [...first.value.pictures];
  for (const line of others) {
    if ("picture" in line)
      pictures.push({ ...line.picture, bytes: Buffer.from(line.picture.bytes, "base64") });
    else if ("paragraphs" in line) paragraphs.push(...line.paragraphs);
    else if ("excluded" in line) excluded.push(...line.excluded);
  }
  return accepted({ ...first.value, paragraphs, pictures, excluded });
}

const base64Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
