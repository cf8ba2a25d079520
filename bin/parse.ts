import { once } from "node:events";
import { unpacksTooLarge } from "@/domain/formats/archive";
import { type ParseOptions, parseText } from "@/domain/formats/parse-text";
import { linesOf } from "@/domain/formats/parsed-lines";
import { mostUnpacked } from "@/domain/formats/pdf/most-unpacked";
import { unpacksWithin } from "@/lib/unpacks-within";

// The reader of PDFs leaves promises behind that nobody waits for; what matters, it answers itself.
process.on("unhandledRejection", () => {});

/** Run apart by `operations/imports/parse-file.ts`: a file on stdin, what was read of it on stdout. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const options = JSON.parse(process.argv[2] ?? "{}") as ParseOptions;
  const bytes = Buffer.concat(chunks);
  // Its library would hold each stream whole.
  const isBomb = options.format === "pdf" && !(await unpacksWithin(bytes, mostUnpacked(bytes.length)));
  for (const line of linesOf(isBomb ? unpacksTooLarge() : await parseText(bytes, options)))
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, "drain");
}

await main().catch(() => process.exit(1));
