import yauzl, { type Entry, type ZipFile } from "yauzl";
import { UNPACKED } from "../limits";
import { accepted, type Parsed, rejected } from "../parsed";

/** The files packed in one, by their names; each is unpacked when it is asked for. */
export type Archive = {
  names: readonly string[];
  read(name: string): Promise<Uint8Array | null>;
  /** Of a file that is UTF-8. */
  readText(name: string): Promise<string | null>;
};

/** What is packed cannot be unpacked: it says that it is longer or shorter than it is, or was cut off. */
export class Damaged extends Error {}

/**
 * Opens a zip, after what it says of its contents has been held against the limits: nothing is unpacked before. Names that
 * lead out of it are refused; what lies in one place twice as well.
 */
export async function openArchive(bytes: Uint8Array): Promise<Parsed<Archive>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await yauzl.fromBufferPromise(buffer, { lazyEntries: true });
    if (zip.entryCount > UNPACKED.entries) return unpacksTooLarge();
    let [packed, unpacked] = [0, 0];
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if (entries.size >= UNPACKED.entries || unpacked > UNPACKED.bytes) return unpacksTooLarge();
      if (entry.isEncrypted()) return rejected("import.encrypted");
      entries.set(entry.fileName, entry);
    }
    const isBomb = unpacked > UNPACKED.unharmfulBytes && unpacked > buffer.length * UNPACKED.timesItsSize;
    // What is packed cannot be more than there is, unless files lie over one another.
    if (packed > buffer.length || isBomb) return unpacksTooLarge();
  } catch {
    return rejected("import.damaged");
  }
  const read = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) return null;
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    } catch (cause) {
      throw new Damaged(name, { cause });
    }
    return Buffer.concat(chunks);
  };
  return accepted({
    names: [...entries.keys()],
    read,
    async readText(name) {
      const bytes = await read(name);
      return bytes && utf8.decode(bytes);
    },
  });
}

const utf8 = new TextDecoder();

export const unpacksTooLarge = () =>
  rejected("import.unpacks-too-large", {
    limit: Math.floor(UNPACKED.bytes / (1024 * 1024)),
    entries: UNPACKED.entries,
  });
