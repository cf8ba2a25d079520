import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { type Command, Option } from "commander";
import { IMPORT_FORMATS, type ImportFormat } from "@/domain/import-formats";
import { addReading } from "@/operations/readings/add-reading";
import { findReading } from "@/operations/readings/find-reading";
import { refuseFolder } from "../refuse-folder";
import { tell } from "../tell";
import { viewerFor } from "../viewer";

type Import = {
  group: string;
  as: string;
  title?: string;
  format?: ImportFormat;
  asIs?: boolean;
  json?: boolean;
};

export function addImportCommands(program: Command): void {
  program
    .command("import")
    .description("import a file and publish it as a reading")
    .argument("<file>")
    .requiredOption("--group <slug>")
    .requiredOption("--as <address>", "the organizer who imports it")
    .option("--title <title>", "instead of the one found in the file")
    .addOption(
      new Option("--format <format>", "instead of the one its name and its first bytes say").choices(
        IMPORT_FORMATS,
      ),
    )
    .option("--as-is", "cut at blank lines only, keep every character")
    .option("--json")
    .action(importCommand);
}

async function importCommand(file: string, { group, as, title, format, asIs, json }: Import): Promise<void> {
  await refuseFolder(file);
  const viewer = await viewerFor(as);
  const added = await addReading(viewer, group, {
    bytes: await readFile(file),
    name: basename(file),
    title,
    format,
    asIs: asIs ?? false,
  });
  const { url, title: found } = await findReading(viewer, added.readingId);
  const { textId: text, readingId: reading, paragraphCount: paragraphs, excluded, warnings } = added;
  tell(json, { text, reading, url, paragraphs, excluded, warnings }, [
    `“${found}”: ${counted(paragraphs, "paragraph")}, ${counted(excluded.length, "piece")} set aside.`,
    ...excluded.map((piece) => `  set aside: ${piece.text.slice(0, 70)}`),
    url,
  ]);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
