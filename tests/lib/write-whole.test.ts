import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FolderUnusable, writeWhole } from "@/lib/write-whole";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy-write-whole-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const words = (...pieces: (string | Error)[]) =>
  writeWhole(join(folder, "file"), (output) =>
    pipeline(function* () {
      for (const piece of pieces) {
        if (piece instanceof Error) throw piece;
        yield piece;
      }
    }, output),
  );

test("a file is for its owner alone, and stands in place of an older one", async () => {
  expect(await words("first")).toMatchObject({ bytes: 5, isReplaced: false });
  writeFileSync(join(folder, "file"), "for all", { mode: 0o644 });
  expect(await words("the ", "second")).toMatchObject({ bytes: 10, isReplaced: true });
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("the second");
  expect(statSync(join(folder, "file")).mode & 0o777).toBe(0o600);
});

test("one that breaks off leaves the older one as it was, and nothing else", async () => {
  await words("first");
  await expect(words("sec", new Error("broken off"))).rejects.toThrow("broken off");
  expect(readdirSync(folder)).toEqual(["file"]);
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("first");
});

test("two who write one file at once each write the whole of it, and the later one stays", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = writeWhole(join(folder, "file"), (output) =>
    pipeline(async function* () {
      yield "slow ";
      await finished;
      yield "words";
    }, output),
  );
  expect(await words("quick words")).toMatchObject({ bytes: 11 });
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("quick words");
  finish();
  expect(await slow).toMatchObject({ bytes: 10 });
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("slow words");
  expect(readdirSync(folder)).toEqual(["file"]);
});

test("a file that somebody keeps beside it, whatever its name, stays theirs", async () => {
  writeFileSync(join(folder, "file.part"), "theirs");
  await words("first");
  await expect(words("sec", new Error("broken off"))).rejects.toThrow("broken off");
  expect(readdirSync(folder)).toEqual(["file", "file.part"]);
  expect(readFileSync(join(folder, "file.part"), "utf8")).toBe("theirs");
});

test("what is no file is written to and stays what it is", async () => {
  const device = "/dev/null";
  const write = (output: NodeJS.WritableStream) => pipeline(["gone"], output);
  expect(await writeWhole(device, write)).toMatchObject({ bytes: 4, isReplaced: false });
  expect(statSync(device).isCharacterDevice()).toBe(true);
});

test("a folder that is not there, or is none, is told by its own name", async () => {
  await words("first");
  const write = (output: NodeJS.WritableStream) => pipeline(["gone"], output);
  const failureIn = (name: string) =>
    writeWhole(join(folder, name, "new"), write).catch((failure) => failure);

  const missing = await failureIn("nowhere");
  expect(missing).toBeInstanceOf(FolderUnusable);
  expect(missing).toMatchObject({ folder: join(folder, "nowhere"), cause: { code: "ENOENT" } });
  expect(await failureIn("file")).toMatchObject({ folder: join(folder, "file"), cause: { code: "ENOTDIR" } });
});
