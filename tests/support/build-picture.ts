import { deflateSync } from "node:zlib";

const ascii = (letters: string) => Buffer.from(letters, "latin1");

const u32 = (number: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
};

function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

const pngChunk = (name: string, content: Buffer) =>
  Buffer.concat([u32(content.length), ascii(name), content, u32(crc(Buffer.concat([ascii(name), content])))]);

type Size = { width?: number; height?: number };

/** A PNG of one grey, which browsers show; `said` is written into it as words of its own. */
export function buildPng({
  width = 64,
  height = 48,
  grey = 128,
  said,
}: Size & { grey?: number; said?: string } = {}) {
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([8, 0, 0, 0, 0])]);
  const isAbsurd = width * height > 10_000_000;
  const rows = Buffer.alloc(isAbsurd ? 1 : (width + 1) * height, grey);
  if (!isAbsurd) for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    ascii("\x89PNG\r\n\x1a\n"),
    pngChunk("IHDR", head),
    ...(said ? [pngChunk("tEXt", ascii(`Comment\0${said}`))] : []),
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

const segment = (marker: number, content: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), u32(content.length + 2).subarray(2), content]);

/** The frame of a JPEG without a picture in it; `turned` and `said` are in its Exif. */
export function buildJpeg({
  width = 64,
  height = 48,
  turned,
  said = "",
}: Size & { turned?: number; said?: string } = {}) {
  const orientation = Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, turned ?? 1, 0, 0, 0]);
  const exif = Buffer.concat([
    ascii("Exif\0\0II*\0"),
    Buffer.from([8, 0, 0, 0, 1, 0]),
    orientation,
    Buffer.alloc(4),
    ascii(said),
  ]);
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, ascii("JFIF\0\x01\x01\0\0\x01\0\x01\0\0")),
    segment(0xe1, exif),
    segment(0xfe, ascii(said)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9]),
  ]);
}

type Frame = { left?: number; width?: number; height?: number };

const little = (number: number) => [number & 255, number >> 8];

/** Each frame with a timing, to which words are hung, as to how often it moves. */
export function buildGif({
  width = 64,
  height = 48,
  said = "drawn",
  frames = [{}],
}: Size & { said?: string; frames?: Frame[] } = {}) {
  const more = Buffer.concat([Buffer.from([said.length]), ascii(said), Buffer.from([0])]);
  const timing = Buffer.from([0x21, 0xf9, 4, 0, 1, 0, 0]);
  const loop = Buffer.concat([
    Buffer.from([0x21, 0xff, 11]),
    ascii("NETSCAPE2.0"),
    Buffer.from([3, 1, 0, 0]),
  ]);
  return Buffer.concat([
    ascii("GIF89a"),
    Buffer.from([width & 255, width >> 8, height & 255, height >> 8, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    Buffer.concat([Buffer.from([0x21, 0xfe]), more]),
    ...[timing, loop].map((extension) => Buffer.concat([extension, more])),
    ...frames.flatMap((frame) => [
      Buffer.concat([timing, Buffer.from([0])]),
      Buffer.from([
        0x2c,
        ...little(frame.left ?? 0),
        0,
        0,
        ...little(frame.width ?? 1),
        ...little(frame.height ?? 1),
      ]),
      Buffer.from([0, 2, 2, 0x44, 1, 0]),
    ]),
    Buffer.from([0x3b]),
  ]);
}

const riffChunk = (name: string, content: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([ascii(name), length, content, Buffer.alloc(content.length % 2)]);
};

export function buildWebp({ width = 64, height = 48, said = "" }: Size & { said?: string } = {}) {
  const whole = Buffer.alloc(10);
  whole[0] = 0x0c;
  whole.writeUIntLE(width - 1, 4, 3);
  whole.writeUIntLE(height - 1, 7, 3);
  const body = Buffer.concat([
    ascii("WEBP"),
    riffChunk("VP8X", whole),
    riffChunk("VP8L", Buffer.from([0x2f, 0, 0, 0, 0])),
    riffChunk("EXIF", ascii(said)),
  ]);
  return riffChunk("RIFF", body);
}

const box = (name: string, ...content: Buffer[]) => {
  const inside = Buffer.concat(content);
  return Buffer.concat([u32(inside.length + 8), ascii(name), inside]);
};

type Avif = Size & { item?: string; said?: string; hung?: string };

/** `said` is in the names of its parts and in the room between them; `hung` names a box of its properties. */
export function buildAvif({ width = 64, height = 48, item = "av01", said = "", hung = "free" }: Avif = {}) {
  const name = ascii(`${said}\0`);
  const entry = box("infe", Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), ascii(item), name);
  const size = box("ispe", u32(0), u32(width), u32(height));
  const properties = box("iprp", box("ipco", size, box(hung, ascii(said))));
  const handler = box("hdlr", u32(0), u32(0), ascii("pict"), Buffer.alloc(12), name);
  return Buffer.concat([
    box("ftyp", ascii("avif"), u32(0), ascii("mif1")),
    box("skip", ascii(said)),
    box("meta", u32(0), handler, box("iinf", u32(0), Buffer.from([0, 1]), entry), properties),
    box("mdat", Buffer.from([1, 2, 3])),
  ]);
}

export const dataUrl = (bytes: Buffer, type = "image/png") =>
  `data:${type};base64,${bytes.toString("base64")}`;
