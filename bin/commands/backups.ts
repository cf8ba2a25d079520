import { createReadStream } from "node:fs";
import { access, open, rename, rm } from "node:fs/promises";
import type { Command } from "commander";
import { backUpSite } from "@/operations/site/back-up-site";
import { restoreSite } from "@/operations/site/restore-site";
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

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Under its name there is only ever a whole backup; nobody else may read it, for it lets one in. */
async function backupCommand(file: string, { json }: Json): Promise<void> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  const output = (await open(part, "wx", 0o600)).createWriteStream({ flush: true });
  try {
    const { createdAt, tables, rows } = await backUpSite(output);
    const isReplaced = await isThere(file);
    await rename(part, file);
    const bytes = output.bytesWritten;
    tell(json, { file, bytes, createdAt, tables, rows, isReplaced }, [
      `Written to ${file}: ${rows} rows of ${tables} tables, ${bytes} bytes.`,
      ...(isReplaced ? ["It stands in place of an older file of that name."] : []),
    ]);
  } catch (cause) {
    output.destroy();
    await rm(part, { force: true });
    throw cause;
  }
}

async function restoreCommand(file: string, { json }: Json): Promise<void> {
  const restored = await restoreSite(createReadStream(file));
  tell(json, { file, ...restored }, [
    `Restored as of ${restored.createdAt}: ${restored.rows} rows of ${restored.tables} tables.`,
    ...restored.leftOut.map((name) => `Left out, since it is no table of Colloquy: ${name}`),
  ]);
}
