import { once } from "node:events";
import { type ParseOptions, parseText } from "@/domain/formats/parse-text";
import { linesOf } from "@/domain/formats/parsed-lines";

// The reader of PDFs leaves promises behind that nobody waits for; what matters, it answers itself.
process.on("unhandledRejection", () => {});

/** Run apart by `operations/imports/parse-file.ts`: a file on stdin, what was read of it on stdout. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const options = JSON.parse(process.argv[2] ?? "{}") as ParseOptions;
  for (const line of linesOf(await parseText(Buffer.concat(chunks), options)))
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}

await main().catch(() => process.exit(1));
