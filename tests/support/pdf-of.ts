/** Words at a place on a page, in points from its lower left corner; `face` is the PostScript name of another than Helvetica. */
export type Placed = {
  text: string;
  x: number;
  y: number;
  size?: number;
  bold?: boolean;
  face?: string;
  upwards?: boolean;
  /** Chinese or Japanese, from the top of a column down; `x` is its middle. */
  downwards?: boolean;
};

type Said = { title?: string; author?: string; language?: string; locked?: boolean };

/** A PDF with these words on its pages, in Helvetica. */
export function pdfOf(pages: readonly (readonly Placed[])[], said: Said = {}): Uint8Array {
  const { title, author, language, locked = false } = said;
  const kids = pages.map((_, at) => `${6 + 2 * at} 0 R`).join(" ");
  const first = 6 + 2 * pages.length;
  const faces = [...new Set(pages.flat().flatMap(({ face }) => face ?? []))];
  const downwards = first + faces.length;
  const named = faces.map((face, at) => `/${face.replace("+", "_")} ${first + at} 0 R`).join(" ");
  const isDownwards = pages.flat().some((words) => words.downwards);
  const fonts = `/F1 3 0 R /F2 4 0 R ${named}${isDownwards ? ` /V ${downwards} 0 R` : ""}`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R${language ? ` /Lang (${language})` : ""} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font("Helvetica"),
    font("Helvetica-Bold"),
    `<< ${title ? `/Title (${escaped(title)})` : ""} ${author ? `/Author (${escaped(author)})` : ""} >>`,
    ...pages.flatMap((words, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << ${fonts} >> >> /Contents ${7 + 2 * at} 0 R >>`,
      stream(words.map(drawn).join("\n")),
    ]),
    ...faces.map(font),
    ...(isDownwards
      ? fontDownwards(
          downwards,
          pages
            .flat()
            .map(({ text }) => text)
            .join(""),
        )
      : []),
  ];
  if (locked)
    objects.push(`<< /Filter /Standard /V 1 /R 2 /P -4 /O (${"o".repeat(32)}) /U (${"u".repeat(32)}) >>`);
  let file = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const lock = locked ? ` /Encrypt ${objects.length} 0 R /ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)]` : "";
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

const font = (name: string): string =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/** A face whose letters stand under one another, as the file says which letter each of its numbers means. */
function fontDownwards(at: number, text: string): string[] {
  const codes = [...new Set(text)].map((character) => {
    const code = hex(character);
    return `1 beginbfchar <${code}> <${code}> endbfchar`;
  });
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /Identity-V /DescendantFonts [${at + 1} 0 R] /ToUnicode ${at + 2} 0 R >>`,
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Mincho /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>",
    stream(`begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${codes.join("\n")}\nendcmap`),
  ];
}

const hex = (text: string): string =>
  [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, "0")).join("");

const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;

function drawn({ text, x, y, size = 10, bold, face, upwards, downwards }: Placed): string {
  const turn = upwards ? "0 1 -1 0" : "1 0 0 1";
  const name = downwards ? "V" : (face?.replace("+", "_") ?? (bold ? "F2" : "F1"));
  const said = downwards ? `<${hex(text)}>` : `(${escaped(text)})`;
  return `BT /${name} ${size} Tf ${turn} ${x} ${y} Tm ${said} Tj ET`;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, "\\$&");

/** Lines of a column, each in its place. */
export const column = (
  lines: readonly string[],
  { x = 72, y = 750, size = 10, pitch = 12 }: { x?: number; y?: number; size?: number; pitch?: number } = {},
): Placed[] => lines.map((text, at) => ({ text, x, y: y - at * pitch, size }));
