import iconv from "iconv-lite";

/**
 * The bytes of a text that a server has told the encoding of, in UTF-8: the server is believed before the page is, as browsers do.
 * Where it cannot be true the bytes stay as they are.
 */
export function asServed(bytes: Uint8Array, type: string): Uint8Array {
  const charset = /^text\/.*;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(type)?.[1]?.toLowerCase();
  if (!charset || /^utf-?8$/.test(charset) || !iconv.encodingExists(charset)) return bytes;
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return damaged * 20 > text.length ? bytes : new TextEncoder().encode(text);
}
