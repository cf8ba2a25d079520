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

const limits = { seconds: 20, heapMegabytes: 64 };

describe("a script that runs apart", { timeout: 30_000 }, () => {
  test("reads bytes and answers lines of JSON, and sees nothing of our environment", async () => {
    const echo = script(
      "echo.mjs",
      `let size = 0; for await (const part of process.stdin) size += part.length;
       console.log(JSON.stringify({ size, asked: process.argv[2], env: Object.keys(process.env).includes("DATABASE_URL") }));`,
    );
    process.env.DATABASE_URL ??= "not for children";
    const answer = await runApart(echo, ["this"], new Uint8Array(3_000_000), limits);
    expect(answer).toEqual([{ size: 3_000_000, asked: "this", env: false }]);
  });

  test("is listened to while it speaks, so that others have their turn in between", async () => {
    const talk = script(
      "talk.mjs",
      `for (let n = 0; n < 300; n += 1) console.log(JSON.stringify({ n, words: "\\u2028é".repeat(10_000) }));`,
    );
    let longest = 0;
    let last = performance.now();
    const others = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const start = performance.now();
    const answer = (await runApart(talk, [], new Uint8Array(), limits)) as { n: number; words: string }[];
    const took = performance.now() - start;
    clearInterval(others);

    expect(answer.map(({ n }) => n)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    expect(answer.every(({ words }) => words === "\u2028é".repeat(10_000))).toBe(true);
    expect(longest).toBeLessThan(took / 4);
  });

  test.each([
    ["takes too long", "setInterval(() => {}, 1000)", { seconds: 0.3, heapMegabytes: 64 }],
    ["is busy for too long", "for (;;);", { seconds: 20, heapMegabytes: 64, processorSeconds: 0.3 }],
    ["takes too much memory", "const all = []; for (;;) all.push(new Array(1e5).fill({}))", limits],
    ["fails", "process.exit(3)", limits],
  ])("is given up when it %s", async (name, source, given) => {
    const bad = script(`${name}.mjs`, source);
    await expect(runApart(bad, [], new Uint8Array(100_000), given)).rejects.toThrow(RanOut);
  });

  test("has no more buffers than it is given", async () => {
    const greedy = script(
      "greedy.mjs",
      "const kept = []; for (let n = 0; n < 3_000; n += 1) { kept.push(Buffer.alloc(1_000_000, 1)); await new Promise((done) => setTimeout(done, 5)); }",
    );
    const began = performance.now();
    await expect(
      runApart(greedy, [], new Uint8Array(), { ...limits, residentMegabytes: 200 }),
    ).rejects.toThrow(RanOut);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
