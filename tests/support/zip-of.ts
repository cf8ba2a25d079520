import { crc32, deflateRawSync } from "node:zlib";

type Packed = { name: string; data: Buffer; size: number; crc: number; at: number };

/**
 * A zip with these files, as programs write it. `claims` says of a file that it is longer than it is, as a hostile one
 * does; `mimetype` comes first where there is one.
 */
export function zipOf(
  files: Record<string, string | Uint8Array>,
  { claims = {} }: { claims?: Record<string, number> } = {},
): Buffer {
  const parts: Buffer[] = [];
  const packed: Packed[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string);
    const data = deflateRawSync(bytes);
    const file = { name, data, size: claims[name] ?? bytes.length, crc: crcOf(bytes), at };
    packed.push(file);
    const local = Buffer.concat([header(0x04034b50, 30, file), Buffer.from(name), data]);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(
    packed.flatMap((file) => [header(0x02014b50, 46, file), Buffer.from(file.name)]),
  );
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(packed.length, 8);
  end.writeUInt16LE(packed.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}

/** Node 20.19 has no CRC-32 of its own on every release line; one that lacks it writes none, and readers do not ask. */
const crcOf = (bytes: Buffer): number => (typeof crc32 === "function" ? crc32(bytes) : 0);

function header(signature: number, length: number, { name, data, size, crc, at }: Packed): Buffer {
  const bytes = Buffer.alloc(length);
  const isCentral = length === 46;
  let place = bytes.writeUInt32LE(signature, 0);
  if (isCentral) place = bytes.writeUInt16LE(20, place);
  place = bytes.writeUInt16LE(20, place);
  place = bytes.writeUInt16LE(0x0800, place);
  place = bytes.writeUInt16LE(8, place);
  place = bytes.writeUInt32LE(0, place);
  place = bytes.writeUInt32LE(crc, place);
  place = bytes.writeUInt32LE(data.length, place);
  place = bytes.writeUInt32LE(size, place);
  bytes.writeUInt16LE(Buffer.byteLength(name), place);
  if (isCentral) bytes.writeUInt32LE(at, 42);
  return bytes;
}
