import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { z } from "zod";
import { EXPORT_FORMATS } from "@/domain/exports";
import { writeWhole } from "@/lib/write-whole";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { exportReading } from "@/operations/readings/export-reading";
import { parsed, tell } from "../tell";
import { viewerFor } from "../viewer";

/** Whoever runs the site is not counted by where they come from. */
const HERE = { address: "localhost" };

type Export = { reading: string; as: string; format: string; out?: string; json?: boolean };

export function addExportCommands(program: Command): void {
  program
    .command("export")
    .description("write what somebody may see of a reading as a file")
    .requiredOption("--reading <id>")
    .requiredOption("--as <address>", "in whose name; their own notes come along")
    .requiredOption("--format <format>", EXPORT_FORMATS.join(", "))
    .option("--out <file>", "instead of the standard output")
    .option("--json")
    .action(exportCommand);
}

async function exportCommand({ reading, as, format: wanted, out, json }: Export): Promise<void> {
  const viewer = await viewerFor(as);
  const format = parsed(z.enum(EXPORT_FORMATS, "export.format-unknown"), wanted);
  const locale = viewer.locale ?? "en";
  const words = exportWords(translator(locale), locale);
  const { name, pieces } = await exportReading(viewer, reading, format, words, HERE);
  if (out !== undefined) {
    const { bytes } = await writeWhole(out, (output) => pipeline(pieces, output));
    tell(json, { file: out, format, bytes }, [`Written to ${out}.`]);
  } else if (json) tell(json, { name, format, content: await text(pieces) }, []);
  else await print(pieces);
}

/** Whoever reads no further (`| head`) has had enough, and that is no failure. */
async function print(pieces: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(pieces, process.stdout, { end: false });
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EPIPE")) throw cause;
  }
}
