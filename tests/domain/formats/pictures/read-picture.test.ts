import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPicture } from "@/domain/formats/pictures/read-picture";
import { PICTURE } from "@/domain/limits";
import { buildAvif, buildGif, buildJpeg, buildPng, buildWebp } from "../../../support/build-picture";

const SECRET = "taken at 52.5 N 13.4 E";
const holds = (bytes: Uint8Array) => Buffer.from(bytes).includes(SECRET);

describe("a picture is what its bytes are", () => {
  test.each([
    ["image/png", buildPng({ said: SECRET })],
    ["image/jpeg", buildJpeg({ said: SECRET })],
    ["image/gif", buildGif({ said: SECRET })],
    ["image/webp", buildWebp({ said: SECRET })],
    ["image/avif", buildAvif({ said: SECRET })],
  ])("%s: its size is read, and what it tells beside the picture is gone", (type, bytes) => {
    const read = readPicture(Buffer.concat([bytes]));
    expect(read).toMatchObject({ type, width: 64, height: 48 });
    if (typeof read === "string") return;
    expect(holds(read.bytes)).toBe(false);
    expect(readPicture(read.bytes)).toEqual(read);
  });

  test("what hangs on a picture's end, a program or an archive, is gone", () => {
    for (const bytes of [buildPng(), buildJpeg(), buildGif(), buildWebp()]) {
      const read = readPicture(Buffer.concat([bytes, Buffer.from(`<script>${SECRET}</script>`)]));
      expect(typeof read === "string" || holds(read.bytes)).toBe(false);
    }
  });

  test("a photograph stays the side up that it was, and is as wide as it is shown", () => {
    const read = readPicture(buildJpeg({ turned: 6, said: SECRET }));
    expect(read).toMatchObject({ width: 48, height: 64 });
    if (typeof read === "string") return;
    expect(readPicture(read.bytes)).toEqual(read);
    expect(holds(read.bytes)).toBe(false);
  });

  test("what would not fit into a browser's memory is refused by what it says of its size", () => {
    expect(readPicture(buildPng({ width: 60_000, height: 60_000 }))).toBe("too-large");
    expect(readPicture(buildPng({ width: PICTURE.side + 1, height: 1 }))).toBe("too-large");
    expect(readPicture(buildJpeg({ width: 0, height: 48 }))).toBe("unreadable");
    expect(readPicture(Buffer.concat([buildPng(), Buffer.alloc(PICTURE.bytes)]))).toBe("too-large");
  });

  test("a GIF is as large as its frames are, and moves for no longer than somebody looks", () => {
    const whole = { width: 64, height: 48 };
    expect(readPicture(buildGif({ frames: [whole, { left: 32, width: 32 }] }))).toMatchObject(whole);
    expect(readPicture(buildGif({ frames: [{}, { width: 60_000, height: 60_000 }] }))).toBe("unreadable");
    expect(readPicture(buildGif({ frames: [{ left: 1, width: 64 }] }))).toBe("unreadable");
    const large = { width: 5_000, height: 5_000 };
    expect(readPicture(buildGif({ ...large, frames: Array(20).fill(large) }))).toMatchObject(large);
    expect(readPicture(buildGif({ ...large, frames: Array(21).fill(large) }))).toBe("too-large");
  });

  test("an AVIF that tells more than the picture is refused, since that cannot be taken out of it", () => {
    expect(readPicture(buildAvif({ item: "Exif" }))).toBe("tells-more");
    expect(readPicture(buildAvif({ item: "mime" }))).toBe("tells-more");
    expect(readPicture(buildAvif({ item: "note" }))).toBe("tells-more");
    expect(readPicture(buildAvif({ hung: "udes" }))).toBe("tells-more");
    const hungOn = Buffer.from([0, 0, 0, 8, 0x75, 0x75, 0x69, 0x64]);
    expect(readPicture(Buffer.concat([buildAvif(), hungOn]))).toBe("tells-more");
  });

  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x "y">]><svg/>',
    "<!-- a picture --><SVG onload='alert(1)'>",
  ])("SVG is refused: %s", (svg) => {
    expect(readPicture(Buffer.from(svg))).toBe("svg");
  });

  test("what only calls itself a picture is none", () => {
    for (const bytes of ["", "<html><script>alert(1)</script>", "GIF89a<script>", "BM", "%PDF-1.7"])
      expect(["missing", "unreadable"]).toContain(readPicture(Buffer.from(bytes)));
  });

  test("bytes that break off anywhere, or are others, never hold anybody up", () => {
    const whole = [buildPng(), buildJpeg(), buildGif(), buildWebp(), buildAvif()];
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.nat(), fc.nat(), fc.nat(255), (bytes, cut, at, byte) => {
        const changed = Buffer.from(bytes.subarray(0, cut % (bytes.length + 1)));
        if (changed.length > 12) changed[12 + (at % (changed.length - 12))] = byte;
        const read = readPicture(changed);
        if (typeof read !== "string") expect(read.width * read.height).toBeLessThanOrEqual(PICTURE.pixels);
      }),
      { numRuns: 2_000 },
    );
  });
});
