import { expect, test } from "vitest";
import { Damaged, openArchive } from "@/domain/formats/archive";
import { zipOf } from "../../support/zip-of";

const refusalOf = async (bytes: Uint8Array) => {
  const opened = await openArchive(bytes);
  return opened.ok ? null : opened.code;
};

test("what is packed is found by its name", async () => {
  const opened = await openArchive(zipOf({ "a.txt": "one", "b/c.txt": "\ufefftwö" }));
  if (!opened.ok) throw new Error(opened.code);
  expect(opened.value.names).toEqual(["a.txt", "b/c.txt"]);
  expect(Buffer.from((await opened.value.read("a.txt")) ?? []).toString()).toBe("one");
  expect(await opened.value.readText("b/c.txt")).toBe("twö");
  expect(await opened.value.read("d.txt")).toBeNull();
  expect(await opened.value.readText("d.txt")).toBeNull();
});

test.each<[string, () => Buffer, string]>([
  ["no zip at all", () => Buffer.from("hello"), "import.damaged"],
  ["one that was cut off", () => zipOf({ "a.txt": "one" }).subarray(0, 40), "import.damaged"],
  ["a name that leads out of it", () => zipOf({ "../../etc/passwd": "x" }), "import.damaged"],
  ["a name that begins at the root", () => zipOf({ "/etc/passwd": "x" }), "import.damaged"],
  [
    "one that says it is larger than may be",
    () => zipOf({ a: "x" }, { claims: { a: 301 * 1024 * 1024 } }),
    "import.unpacks-too-large",
  ],
  [
    "zeros packed as no text is",
    () => zipOf({ a: Buffer.alloc(64 * 1024 * 1024) }),
    "import.unpacks-too-large",
  ],
  [
    "more files than a book has",
    () => zipOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`f${at}`, ""]))),
    "import.unpacks-too-large",
  ],
  ["files that lie over one another", () => overlapping(), "import.unpacks-too-large"],
])("%s is refused before anything is unpacked", async (_, make, code) =>
  expect(await refusalOf(make())).toBe(code),
);

test("a file that is longer than it says is not unpacked to its end", async () => {
  const opened = await openArchive(zipOf({ a: "x".repeat(100_000) }, { claims: { a: 10 } }));
  if (!opened.ok) throw new Error(opened.code);
  await expect(opened.value.read("a")).rejects.toThrow(Damaged);
});

/** Every entry of the index leads to the same packed words. */
function overlapping(): Buffer {
  const zip = zipOf({
    a: Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 251)),
    b: "",
    c: "",
  });
  const central = zip.readUInt32LE(zip.length - 22 + 16);
  const size = zip.readUInt32LE(central + 20);
  for (const at of [central + 47, central + 47 * 2]) zip.writeUInt32LE(size, at + 20);
  return zip;
}
