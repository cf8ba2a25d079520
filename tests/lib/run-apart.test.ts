import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { RanOut, runApart } from "@/lib/run-apart";

const folder = mkdtempSync(join(tmpdir(), "colloquy apart "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string, source: string): string {
  const file = join(folder, name);
  writeFileSync(file, source);
  return file;
}

const limits = { seconds: 5, heapMegabytes: 64 };

describe("a script that runs apart", () => {
  test("reads bytes and answers JSON, and sees nothing of our environment", async () => {
    const echo = script(
      "echo.mjs",
      `let size = 0; for await (const part of process.stdin) size += part.length;
       console.log(JSON.stringify({ size, asked: process.argv[2], env: Object.keys(process.env).includes("DATABASE_URL") }));`,
    );
    process.env.DATABASE_URL ??= "not for children";
    const answer = await runApart(echo, ["this"], new Uint8Array(3_000_000), limits);
    expect(answer).toEqual({ size: 3_000_000, asked: "this", env: false });
  });

  test.each([
    ["takes too long", "setInterval(() => {}, 1000)", { seconds: 0.3, heapMegabytes: 64 }],
    ["takes too much memory", "const all = []; for (;;) all.push(new Array(1e5).fill({}))", limits],
    ["fails", "process.exit(3)", limits],
  ])("is given up when it %s", async (name, source, given) => {
    const bad = script(`${name}.mjs`, source);
    await expect(runApart(bad, [], new Uint8Array(100_000), given)).rejects.toThrow(RanOut);
  });
});
