import { createInflate, inflateSync } from "node:zlib";

/** The longest description of a stream that is looked at. */
const DESCRIBED_WITHIN = 4_096;
/** What is no longer is unpacked at once: nearly every page and face. */
const SMALL = 1024 * 1024;
/** Packed more often than that is packed to do harm. */
const PACKED_MOST = 3;

/**
 * Whether the streams of a PDF are together no longer than `most` bytes when they are unpacked. Pictures are not counted,
 * which nobody unpacks who reads words. The PDF's library would hold each of them whole, so this is asked before, and
 * nothing of them is kept.
 */
export async function unpacksWithin(bytes: Uint8Array, most: number): Promise<boolean> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let unpacked = 0;
  for (let at = file.indexOf("stream"); at >= 0; at = file.indexOf("stream", at + 6)) {
    const start = startOfPacked(file, at + 6);
    if (start === null) continue;
    const described = descriptionBefore(file, at);
    if (/\/Subtype\s*\/Image\b/.test(described)) continue;
    const times = Math.max(1, described.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 1);
    if (times > PACKED_MOST) return false;
    unpacked += await unpackedLength(file.subarray(start), times, most - unpacked);
    if (unpacked > most) return false;
  }
  return true;
}

/** Where the bytes of a stream begin; null where they are not packed in the way that packs most. */
function startOfPacked(file: Buffer, after: number): number | null {
  const start = file[after] === 13 && file[after + 1] === 10 ? after + 2 : after + 1;
  if (file[after] !== 13 && file[after] !== 10) return null;
  const [method = 0, check = 0] = file.subarray(start, start + 2);
  return (method & 15) === 8 && (256 * method + check) % 31 === 0 ? start : null;
}

function descriptionBefore(file: Buffer, at: number): string {
  const text = file.toString("latin1", Math.max(0, at - DESCRIBED_WITHIN), at);
  return text
    .slice(text.lastIndexOf("obj") + 1)
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** As far as it can be unpacked, and no further than `most`; of what is packed several times all that comes of it counts. */
async function unpackedLength(packed: Buffer, times: number, most: number): Promise<number> {
  let [length, from, left] = [0, packed, times];
  try {
    for (; left > 0; left--) {
      from = inflateSync(from, { maxOutputLength: SMALL });
      length += from.length;
    }
    return length;
  } catch {
    return length + (await unpackedInPieces(from, left, most - length));
  }
}

function unpackedInPieces(packed: Buffer, times: number, most: number): Promise<number> {
  const steps = Array.from({ length: times }, () => createInflate());
  let length = 0;
  return new Promise((resolve) => {
    const end = () => {
      for (const step of steps) step.destroy();
      resolve(length);
    };
    for (const [at, step] of steps.entries()) {
      step.on("data", (piece: Buffer) => {
        length += piece.length;
        if (length > most) end();
      });
      // What is damaged is unpacked as far as it is not.
      step.on("error", end);
      step.on("end", () => at === steps.length - 1 && end());
      const next = steps[at + 1];
      if (next) step.pipe(next);
    }
    steps[0]?.end(packed);
  });
}
