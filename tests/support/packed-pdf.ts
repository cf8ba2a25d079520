import { deflateSync } from "node:zlib";

type Stream = { filter: string; bytes: Buffer };

/** A stream that unpacks to these bytes, packed as often as is said. */
export const packed = (content: Buffer, times = 1): Stream => {
  let bytes = content;
  for (let left = times; left > 0; left--) bytes = deflateSync(bytes, { level: 9 });
  return { filter: `[${"/FlateDecode ".repeat(times)}]`, bytes };
};

/** A PDF with one page for each stream, which is all that is on it. */
export function packedPdf(streams: readonly Stream[]): Buffer {
  const objects = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from(
      `<< /Type /Pages /Kids [${streams.map((_, at) => `${4 + 2 * at} 0 R`).join(" ")}] /Count ${streams.length} >>`,
    ),
    Buffer.from("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
    ...streams.flatMap(({ filter, bytes }, at) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${bytes.length} /Filter ${filter} >>\nstream\n`),
        bytes,
        Buffer.from("\nendstream"),
      ]),
    ]),
  ];
  const parts = [Buffer.from("%PDF-1.4\n")];
  let length = 9;
  const places = objects.map((object, at) => {
    const part = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    const place = length;
    parts.push(part);
    length += part.length;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const index = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(index + end)]);
}
