import { parsePlainText } from "@/domain/formats/plain-text";

/** Run apart by `operations/imports/parse-file.ts`: a file on stdin, what was read of it on stdout. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const options = JSON.parse(process.argv[2] ?? "{}") as Parameters<typeof parsePlainText>[1];
  process.stdout.write(JSON.stringify(parsePlainText(Buffer.concat(chunks), options)));
}

await main();
