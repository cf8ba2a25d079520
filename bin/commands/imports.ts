import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { z } from "zod";
import { IMPORT_FORMATS } from "@/domain/import-formats";
import { addReading } from "@/operations/readings/add-reading";
import { findReading } from "@/operations/readings/find-reading";
import { parsed, tell } from "../tell";
import { viewerFor } from "../viewer";

type Import = { group: string; as: string; title?: string; format?: string; asIs?: boolean; json?: boolean };

export function addImportCommands(program: Command): void {
  program
    .command("import")
    .description("import a file and publish it as a reading")
    .argument("<file>")
    .requiredOption("--group <slug>")
    .requiredOption("--as <address>", "the organizer who imports it")
    .option("--title <title>", "instead of the one found in the file")
    .option("--format <format>", "instead of the one its name says")
    .option("--as-is", "cut at blank lines only, keep every character")
    .option("--json")
    .action(importCommand);
}

async function importCommand(file: string, { group, as, title, format, asIs, json }: Import): Promise<void> {
  const viewer = await viewerFor(as);
  const added = await addReading(viewer, group, {
    bytes: await readFile(file),
    name: basename(file),
    title,
    format:
      format === undefined ? undefined : parsed(z.enum(IMPORT_FORMATS, "import.format-unknown"), format),
    asIs: asIs ?? false,
  });
  const { url, title: found } = await findReading(viewer, added.readingId);
  const { textId: text, readingId: reading, paragraphCount: paragraphs, excluded, warnings } = added;
  tell(json, { text, reading, url, paragraphs, excluded, warnings }, [
    `“${found}”: ${paragraphs} paragraphs, ${excluded.length} pieces set aside.`,
    ...excluded.map((piece) => `  set aside: ${piece.text.slice(0, 70)}`),
    url,
  ]);
}
