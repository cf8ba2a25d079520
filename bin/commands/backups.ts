import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { writeWhole } from "@/lib/write-whole";
import { backUpSite } from "@/operations/site/back-up-site";
import { restoreSite } from "@/operations/site/restore-site";
import { refuseFolder } from "../refuse-folder";
import { tell } from "../tell";

type Json = { json?: boolean };

export function addBackupCommands(program: Command): void {
  program
    .command("backup")
    .description(
      "write the whole site into one file, in place of an older one of that name; keep it as safe as the site itself",
    )
    .argument("<file>")
    .option("--json")
    .action(backupCommand);
  program
    .command("restore")
    .description("fill an empty site from a backup")
    .argument("<file>")
    .option("--json")
    .action(restoreCommand);
}

/** It lets one in, and so it is for nobody else to read. */
async function backupCommand(file: string, { json }: Json): Promise<void> {
  const { result, bytes, isReplaced } = await writeWhole(file, backUpSite);
  const { createdAt, tables, rows } = result;
  tell(json, { file, bytes, createdAt, tables, rows, isReplaced }, [
    `Written to ${file}: ${rows} rows of ${tables} tables, ${bytes} bytes.`,
    ...(isReplaced ? ["It stands in place of an older file of that name."] : []),
  ]);
}

async function restoreCommand(file: string, { json }: Json): Promise<void> {
  await refuseFolder(file);
  const restored = await restoreSite(createReadStream(file));
  tell(json, { file, ...restored }, [
    `Restored as of ${restored.createdAt}: ${restored.rows} rows of ${restored.tables} tables.`,
    ...restored.leftOut.map((name) => `Left out, since it is no table of Colloquy: ${name}`),
  ]);
}
