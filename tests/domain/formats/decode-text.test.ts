import { createHash } from "node:crypto";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { decodeText } from "@/domain/formats/decode-text";
import { IMPORT_BYTES } from "@/domain/limits";
import { fixture, jsonFixture, testWithFixtures } from "../../support/fixtures";
import { LEGACY_TEXTS } from "../../support/legacy-texts";

type Expected = { file: string; sha256OfUtf8: string };

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function refusalOf(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.ok ? "accepted" : decoded.code;
}

testWithFixtures("files in eleven encodings are read as what they say", () => {
  for (const { file, sha256OfUtf8 } of jsonFixture<Expected[]>("import/encodings/expected.json")) {
    const decoded = decodeText(fixture(`import/encodings/${file}`));
    // A byte order mark is a sign for machines and not kept.
    const text = decoded.ok ? decoded.value.text : decoded.code;
    expect([file, [sha256(text), sha256(`\ufeff${text}`)]]).toEqual([
      file,
      expect.arrayContaining([sha256OfUtf8]),
    ]);
  }
});

testWithFixtures("an undeclared KOI8-R page is read", () => {
  const decoded = decodeText(fixture("import/encodings/koi8-r-undeclared.html"));
  expect(decoded).toMatchObject({ ok: true, value: { text: expect.stringContaining("МОСКВА, 9 янв") } });
});

testWithFixtures("stray control characters do not make a text a binary file", () => {
  expect(decodeText(fixture("import/hostile/bidi-and-controls.txt"))).toMatchObject({
    ok: true,
    value: { text: expect.not.stringContaining("\0"), warnings: [{ code: "import.damaged-characters" }] },
  });
});

testWithFixtures("strings that trouble others pass unharmed", () => {
  const text = jsonFixture<string[]>("import/unicode/blns.json").join("\n\n");
  const bytes = new TextEncoder().encode(text);
  const expected = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  expect(decodeText(bytes)).toMatchObject({ ok: true, value: { text: expected, encoding: "utf-8" } });
});

test.each([
  ["windows-1252", "Élève, où étiez-vous ? Le garçon a déjà mangé à l’école."],
  ["windows-1252", "He said “no” — and that was all. It’s fine."],
  ["windows-1252", "¿Dónde está el niño? Mañana será otro día."],
  ["macintosh", "Élève, où étiez-vous ? Le garçon a déjà mangé à l’école."],
  ["windows-1250", "Zażółć gęślą jaźń. Wszyscy ludzie rodzą się wolni i równi."],
  ["iso-8859-2", "Příliš žluťoučký kůň úpěl ďábelské ódy."],
  ["windows-1251", "Все люди рождаются свободными и равными в своём достоинстве."],
  ["koi8-r", "Все люди рождаются свободными и равными в своём достоинстве."],
  ["iso-8859-5", "Все люди рождаются свободными и равными в своём достоинстве."],
  ["windows-1253", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια."],
  ["windows-1254", "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar."],
  ["windows-1255", "כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם."],
  ["windows-1256", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق."],
  ["windows-1257", "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis."],
  ["shift_jis", "すべての人間は、生まれながらにして自由であり、平等である。"],
  ["euc-jp", "すべての人間は、生まれながらにして自由であり、平等である。"],
  ["gb18030", "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心。"],
  ["big5", "人人生而自由,在尊嚴和權利上一律平等。他們賦有理性和良心。"],
  ["euc-kr", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."],
  ["utf-16le", "Все люди рождаются свободными и равными."],
  ["utf-16be", "All human beings are born free and equal."],
  ["utf-16le", "人人生而自由,在尊严和权利上一律平等。"],
  ["utf-8", "All human beings – все люди – 人人生而自由"],
])("a short text in %s without any mark is read: %s", (encoding, text) => {
  const lines = `${text}\n\n${text}\n`;
  expect(decodeText(iconv.encode(lines, encoding))).toMatchObject({ ok: true, value: { text: lines } });
});

/** What one byte a character can be in, by the names of those who made them. */
const ONE_BYTE = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16].map((part) => `iso-8859-${part}`),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((page) => `windows-125${page}`),
  ...["windows-874", "tis-620", "koi8-r", "koi8-u", "macintosh"],
];

/** Each text in each of these that has all of its letters, as long as it needs one. */
const WRITTEN = Object.entries(LEGACY_TEXTS).flatMap(([language, text]) =>
  ONE_BYTE.flatMap((encoding) => {
    const bytes = iconv.encode(text, encoding);
    return iconv.decode(bytes, encoding) === text ? [{ language, encoding, text, bytes }] : [];
  }),
);

test("three sentences in any language are read in every encoding that has their letters", () => {
  const misread = WRITTEN.filter(({ text, bytes }) => {
    const decoded = decodeText(bytes);
    return !decoded.ok || decoded.value.text !== text;
  });
  expect(new Set(WRITTEN.map(({ encoding }) => encoding))).toEqual(new Set(ONE_BYTE));
  expect(WRITTEN.length).toBeGreaterThan(200);
  expect(misread.map(({ language, encoding }) => `${language} in ${encoding}`)).toEqual([]);
});

test.each([
  ["iso-8859-15", "Ma sœur mange un œuf à Noël."],
  ["iso-8859-15", "Das Buch kostet 20 €, und das ist nicht zu viel für die Bücher."],
  ["windows-1252", "Take 2 ½ cups of sugar and ¼ of the butter, as for a soufflé."],
  ["windows-1252", "The map of the lake cost £5 in that year, and it was not for sale."],
  ["windows-1257", "Žmonės mato saulę, ir jie eina į mišką."],
  ["iso-8859-3", "Iċ-ċittadini kollha għandhom il-ħelsien."],
  ["iso-8859-14", "Mae'r gŵr yn y tŷ yn yfed dŵr."],
  ["windows-874", "มนุษย์ทั้งหลายเกิดมามีอิสระ"],
])("a line in %s is read: %s", (encoding, text) => {
  expect(decodeText(iconv.encode(text, encoding))).toMatchObject({ ok: true, value: { text, warnings: [] } });
});

testWithFixtures("whole texts are read in the encodings of their languages", () => {
  const texts: [file: string, encodings: string[]][] = [
    ["les-miserables-en.txt", ["windows-1252", "iso-8859-15", "macintosh"]],
    ["zapiski-iz-podpolya-ru.txt", ["windows-1251", "koi8-r", "iso-8859-5"]],
    ["durra-yatima-ar.txt", ["windows-1256", "iso-8859-6"]],
    ["ruth-he.txt", ["windows-1255"]],
    ["lunyu-zh.json", ["gb18030", "big5"]],
  ];
  for (const [file, encodings] of texts) {
    const whole = fixture(`texts/${file}`).toString("utf8");
    for (const encoding of encodings) {
      const bytes = iconv.encode(whole, encoding);
      const text = iconv.decode(bytes, encoding);
      expect([file, encoding, decodeText(bytes)]).toMatchObject([
        file,
        encoding,
        { ok: true, value: { text } },
      ]);
    }
  }
});

test("what tells two encodings apart may stand anywhere, also far on in a single line", () => {
  const text = `${"Le garçon a déjà mangé à l'école, et il est là. ".repeat(3_000)}Un œuf à 20 €.`;
  expect(decodeText(iconv.encode(text, "iso-8859-15"))).toMatchObject({
    ok: true,
    value: { text, warnings: [] },
  });
});

test("of letters that may be others as well whoever imports is told", () => {
  const text = LEGACY_TEXTS.Romanian ?? "";
  expect(decodeText(iconv.encode(text, "iso-8859-16"))).toMatchObject({
    ok: true,
    value: {
      text,
      warnings: [
        { code: "import.encoding-unsure", values: { encoding: "iso-8859-16", rival: "windows-1250" } },
      ],
    },
  });
});

test("English letters side by side are no ideographs, also where there is hardly a space", () => {
  const text = "<p>déjà</p><p>café</p><p>été</p>".repeat(20);
  expect(decodeText(iconv.encode(text, "windows-1252"))).toMatchObject({ ok: true, value: { text } });
});

test.each(["utf-8", "utf-16le", "utf-16be", "utf-32le"])(
  "a byte order mark says %s and is left out",
  (encoding) => {
    const bytes = iconv.encode("Žluť 人 \u{1f600}", encoding, { addBOM: true });
    expect(decodeText(bytes)).toMatchObject({ ok: true, value: { text: "Žluť 人 \u{1f600}", encoding } });
  },
);

test("a damaged byte in a long text costs one character and a warning", () => {
  const good = Buffer.from("Žluťoučký kůň. ".repeat(50));
  const decoded = decodeText(Buffer.concat([good, Buffer.from([0xc5]), good]));
  expect(decoded).toMatchObject({
    ok: true,
    value: { encoding: "utf-8", warnings: [{ code: "import.damaged-characters", values: { count: 1 } }] },
  });
});

test("what is no text is refused, each with its reason", () => {
  const noise = Uint8Array.from({ length: 4_000 }, (_, at) => (at * at * 31 + at * 7 + (at >> 3)) % 256);
  expect(refusalOf(new Uint8Array(0))).toBe("import.empty-file");
  expect(refusalOf(Buffer.from("\ufeff"))).toBe("import.empty-file");
  expect(refusalOf(Buffer.from(" \n\t\r\n "))).toBe("import.empty-file");
  expect(refusalOf(noise)).toBe("import.not-text");
  expect(refusalOf(new Uint8Array(500))).toBe("import.not-text");
  expect(refusalOf(Buffer.from("%PDF-1.7\nHello"))).toBe("import.not-text");
  expect(refusalOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]))).toBe("import.not-text");
  expect(refusalOf(new Uint8Array(IMPORT_BYTES + 1).fill(97))).toBe("import.too-large");
});

test.each([0x80, 0xa0, 0xaa, 0xb4, 0xba, 0xe4, 0xff])(
  "so many of one byte (%i) are guessed at as fast as words are",
  (byte) => {
    expect(decodeText(new Uint8Array(65_536).fill(byte))).toBeDefined();
  },
);
