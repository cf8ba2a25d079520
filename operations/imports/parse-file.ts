import type { ImportedText } from "@/domain/formats/imported-text";
import { type ParseOptions, parseText } from "@/domain/formats/parse-text";
import { parsedFrom } from "@/domain/formats/parsed-lines";
import { formatOfFile, IMPORT_FORMATS, type ImportFormat } from "@/domain/import-formats";
import { IMPORT_BYTES, PARSING, PARSING_APART_BYTES, PDF_MEMORY } from "@/domain/limits";
import type { Parsed } from "@/domain/parsed";
import { Invalid } from "@/domain/problems";
import { timeToParse } from "@/domain/time-to-parse";
import { bundled, RanOut, runApart } from "@/lib/run-apart";
import { turnsOf } from "@/lib/turns";

export type FileToParse = {
  bytes: Uint8Array;
  name?: string | undefined;
  format?: ImportFormat | undefined;
  asIs?: boolean | undefined;
  /** The web address it was fetched from. */
  origin?: string | undefined;
};

/** More at once would not be quicker, only larger. */
const inTurn = turnsOf("parsing", 1);

/** Which format a file is read as. @throws Invalid for what need not be looked at to be refused */
export function readableFormat({ bytes, name, format }: FileToParse): ImportFormat {
  if (bytes.length > IMPORT_BYTES)
    throw new Invalid("import.too-large", { limit: Math.floor(IMPORT_BYTES / (1024 * 1024)) });
  const wanted = formatOfFile({ bytes, name, format });
  const readable = IMPORT_FORMATS.find((one) => one === wanted);
  if (!readable) throw new Invalid("import.format-not-yet", { format: wanted });
  return readable;
}

/** Reads it when its turn has come. @throws Invalid with the parser's own words when it is not a text that can be read. */
export const parseFile = (file: FileToParse): Promise<ImportedText> =>
  inTurnToParse(file, () => parseInTurn(file));

/** Has the turn for as long as `work` takes, where reading the file needs one. */
export const inTurnToParse = <Result>(file: FileToParse, work: () => Promise<Result>): Promise<Result> =>
  isLight(formatOfFile(file), file.bytes) ? work() : inTurn(work);

/** The same for whoever has the turn. @throws Invalid */
export async function parseInTurn(file: FileToParse): Promise<ImportedText> {
  const { bytes, name, asIs = false, origin } = file;
  const readable = readableFormat(file);
  const known = { ...(name !== undefined && { name }), ...(origin !== undefined && { origin }) };
  const parsed = await parseApart(bytes, { format: readable, asIs, ...known });
  if (!parsed.ok) throw new Invalid(parsed.code, parsed.values);
  return parsed.value;
}

const isLight = (format: string, bytes: Uint8Array): boolean =>
  format === "text" && bytes.length <= PARSING_APART_BYTES;

/** Whatever is large, or read by a parser of others' making, is read in a process of its own. */
async function parseApart(bytes: Uint8Array, options: ParseOptions): Promise<Parsed<ImportedText>> {
  const script = isLight(options.format, bytes) ? null : bundled("parse");
  if (!script) return parseText(bytes, options);
  try {
    const limits = {
      seconds: PARSING.mostSeconds,
      processorSeconds: timeToParse(bytes.length),
      heapMegabytes: PARSING.heapMegabytes,
      ...(options.format === "pdf" && { residentMegabytes: memoryForPdf(bytes.length) }),
    };
    const lines = await runApart(script, [JSON.stringify(options)], bytes, limits);
    return parsedFrom(lines as Parameters<typeof parsedFrom>[0]);
  } catch (cause) {
    if (cause instanceof RanOut) throw new Invalid("import.too-much");
    throw cause;
  }
}

const memoryForPdf = (size: number): number =>
  PDF_MEMORY.megabytes + Math.ceil((PDF_MEMORY.timesItsSize * size) / (1024 * 1024));
