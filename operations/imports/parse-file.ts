import type { ImportedText } from "@/domain/formats/imported-text";
import { parsedFrom } from "@/domain/formats/parsed-lines";
import { parsePlainText } from "@/domain/formats/plain-text";
import { formatOf, type ImportFormat, READABLE_FORMATS } from "@/domain/import-formats";
import { IMPORT_BYTES, PARSING, PARSING_APART_BYTES } from "@/domain/limits";
import type { Parsed } from "@/domain/parsed";
import { Invalid } from "@/domain/problems";
import { bundled, RanOut, runApart } from "@/lib/run-apart";
import { turnsOf } from "@/lib/turns";

export type FileToParse = {
  bytes: Uint8Array;
  name?: string | undefined;
  format?: ImportFormat | undefined;
  asIs?: boolean | undefined;
};

/** More at once would not be quicker, only larger. */
const inTurn = turnsOf("parsing", 1);

/** @throws Invalid with the parser's own words when it is not a text that can be read. */
export async function parseFile({ bytes, name, format, asIs = false }: FileToParse): Promise<ImportedText> {
  if (bytes.length > IMPORT_BYTES)
    throw new Invalid("import.too-large", { limit: Math.floor(IMPORT_BYTES / (1024 * 1024)) });
  const wanted = format ?? formatOf(name);
  if (!(READABLE_FORMATS as readonly string[]).includes(wanted))
    throw new Invalid("import.format-not-yet", { format: wanted });
  const parsed = await parseText(bytes, { asIs, ...(name === undefined ? {} : { name }) });
  if (!parsed.ok) throw new Invalid(parsed.code, parsed.values);
  return parsed.value;
}

async function parseText(
  bytes: Uint8Array,
  options: { asIs: boolean; name?: string },
): Promise<Parsed<ImportedText>> {
  const script = bytes.length > PARSING_APART_BYTES ? bundled("parse") : null;
  if (!script) return parsePlainText(bytes, options);
  try {
    const lines = await inTurn(() => runApart(script, [JSON.stringify(options)], bytes, PARSING));
    return parsedFrom(lines as Parameters<typeof parsedFrom>[0]);
  } catch (cause) {
    if (cause instanceof RanOut) throw new Invalid("import.too-much");
    throw cause;
  }
}
