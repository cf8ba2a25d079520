import { storableText } from "./bodies/storable-text";

/*
 * Names stand in lists, mails and marks of quotation, where nobody expects them to turn the words around them or to be
 * another name than they look like. So what has no shape of its own is taken out of them: overrides and isolates of
 * direction, zero-width and filling characters. It stays where a script cannot be written without it.
 */

const VIRAMA = "[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca]";

const JOINED_LETTER = `[${[
  "Arab",
  "Syrc",
  "Nkoo",
  "Mong",
  "Deva",
  "Beng",
  "Guru",
  "Gujr",
  "Orya",
  "Taml",
  "Telu",
  "Knda",
  "Mlym",
  "Sinh",
]
  .map((script) => `\\p{Script=${script}}`)
  .join("")}]`;

const NEEDED = [
  `(?<=${VIRAMA})[\\u200c\\u200d]`,
  `(?<=${JOINED_LETTER})[\\u200c\\u200d](?=${JOINED_LETTER})`,
  // Families and professions, pictures in colour, the keys of a telephone, the flags of England, Scotland and Wales.
  "(?<=\\p{Extended_Pictographic}\\ufe0f?|\\p{Emoji_Modifier})\\u200d(?=\\p{Extended_Pictographic})",
  "(?<=\\p{Extended_Pictographic})[\\ufe0e\\ufe0f]",
  "\\ufe0f(?=\\u20e3)",
  "(?<=\\u{1f3f4})[\\u{e0020}-\\u{e007e}]+\\u{e007f}",
  // Which of its forms a letter has: in Japanese names it is part of them.
  "(?<=\\p{Script=Han})[\\ufe00-\\ufe02\\u{e0100}-\\u{e01ef}]",
  "(?<=\\p{Script=Mong})[\\u180b-\\u180d\\u180f]",
].join("|");

const SHAPELESS = new RegExp(`(${NEEDED})|[\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb\\u2800]`, "gu");

/** A name as it looks: in one line, without what cannot be seen. */
export function plainName(name: string): string {
  const shown = storableText(name).replace(SHAPELESS, (_, needed?: string) => needed ?? "");
  return shown.replace(/\s+/g, " ").trim();
}
