import type { Aligned } from "@/domain/translations/align-translation";
import { fixture } from "./fixtures";
import type { Translated } from "./translate-text";

type Spelling = {
  file: string;
  encoding: string;
  /** What stands above an article, or before its first words. */
  article: RegExp;
  /** Whether a line of the file goes on with the paragraph before it; where they are not broken, none does. */
  goesOn?: (before: string, line: string) => boolean;
};

/** The Universal Declaration of Human Rights, as the fixtures have it; some end early, each with an article. */
const SPELLINGS = {
  cs: { file: "Czech_Cesky-Latin2.txt", encoding: "windows-1250", article: /^Článek \d+/u },
  el: { file: "Greek_Ellinika-Greek.txt", encoding: "iso-8859-7", article: /^ΑΡΘΡΟ \d+/u },
  es: { file: "Spanish-utf16le-bom.txt", encoding: "utf-16le", article: /^Artículo \d+/u },
  fr: { file: "French_Francais-Latin1.txt", encoding: "iso-8859-1", article: /^Article (?:premier|\d+)/u },
  he: {
    ...{ file: "Hebrew_Ivrit-Hebrew.txt", encoding: "windows-1255", article: /^סעיף \p{L}+$/u },
    goesOn: (before, line) => before !== "" && !/^(?:\(\d|סעיף|הואיל)/u.test(line) && !/^סעיף/u.test(before),
  },
  hi: { file: "Hindi-UTF8.txt", encoding: "utf-8", article: /^अनुच्छेद \p{Nd}+\./u },
  it: { file: "Italian-utf8-bom.txt", encoding: "utf-8", article: /^Articolo \d+/u },
  ja: {
    ...{ file: "Japanese_Nihongo-SJIS.txt", encoding: "shift_jis", article: /^[第弟]\p{Nd}+条/u },
    goesOn: (before, line) =>
      /(?<!ので)(?:[^。）〉』]|(?<!は)、)$/u.test(before) && !/^[第弟]\p{Nd}+条/u.test(line),
  },
  ru: { file: "Russian-windows-1251.txt", encoding: "windows-1251", article: /^Статья \d+/u },
  vi: { file: "Vietnamese-UTF8.txt", encoding: "utf-8", article: /^Điều \d+:/u },
  yo: { file: "Yoruba-UTF8.txt", encoding: "utf-8", article: /^Abala .*\.$/u },
} satisfies Record<string, Spelling>;

export type Tongue = keyof typeof SPELLINGS;
export const TONGUES = Object.keys(SPELLINGS) as Tongue[];

/** A paragraph, and the article that it is of; 0 for what stands before the first. */
type Part = { text: string; article: number };

/** Without what tells the articles and their parts: they are the truth, not what is aligned by. */
function partsOf(tongue: Tongue): Part[] {
  const { file, encoding, article: head, goesOn }: Spelling = SPELLINGS[tongue];
  const lines: string[] = [];
  for (const line of new TextDecoder(encoding).decode(fixture(`import/encodings/${file}`)).split("\n")) {
    const words = line.replace(/[\s\uFEFF]+/gu, " ").trim();
    if (words === "") continue;
    const before = lines.at(-1) ?? "";
    if (goesOn?.(before, words)) lines[lines.length - 1] = `${before} ${words}`;
    else lines.push(words);
  }
  let article = 0;
  return lines.flatMap((line) => {
    if (head.test(line)) article++;
    const text = line
      .replace(head, "")
      .replace(/^\s*\(?\p{Nd}+[.)]/u, "")
      .trim();
    return text === "" ? [] : [{ text, article }];
  });
}

/** Two of its languages. Where an article has as many paragraphs in both, each has its fellow; else all of it is right. */
export function declarationIn(tongue: Tongue, other: Tongue): Translated {
  const [original, pieces] = [partsOf(tongue), partsOf(other)];
  const placesOf = (parts: readonly Part[], article: number) =>
    parts.flatMap((part, at) => (part.article === article ? [at] : []));
  const truth = pieces.map(({ article }, at) => {
    if (article === 0) return new Set<number>();
    const [here, there] = [placesOf(original, article), placesOf(pieces, article)];
    if (here.length !== there.length) return new Set(here);
    return new Set([here[there.indexOf(at)] as number]);
  });
  const asAligned = ({ text }: Part): Aligned => ({ kind: "paragraph", text });
  return { original: original.map(asAligned), pieces: pieces.map(asAligned), truth };
}
