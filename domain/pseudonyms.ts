import { z } from "zod";
import { handleFrom, nameSchema } from "./accounts";
import type { Pseudonym } from "./groups";

/** A handle that is left out, or empty, is made from the name. */
export const pseudonymSchema = z
  .object({
    name: nameSchema.describe("Unlike any other that is borne in the group"),
    handle: z
      .string()
      .max(200)
      .transform((typed) => (typed.trim() === "" ? undefined : handleFrom(typed)))
      .optional()
      .describe("Made from the name when left out; numbered where it is taken"),
  })
  .transform(({ name, handle }): Pseudonym => ({ name, handle: handle ?? handleFrom(name) }));

/** Letters of other scripts that look like Latin ones, and what else is read as a letter. */
const TWINS: Record<string, string> = {
  ...pairs("аеорсухіјѕһԁԛԝ", "aeopcyxijshdqw"),
  ...pairs("вкмнтгӏ", "bkmhtrl"),
  ...pairs("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx"),
  ...pairs("αβεηικνορτυχγ", "abenikvoptuxy"),
  ...pairs("ոսցհօ", "nugho"),
  ...pairs("ıłøđħŧɡɑɩɵ", "ilodhtgaio"),
  ...pairs("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
  ...pairs("0134578", "oieastb"),
  ...pairs("l|!$@", "iiisa"),
};

function pairs(from: string, to: string): Record<string, string> {
  const twins = [...to];
  return Object.fromEntries([...from].map((letter, at) => [letter, twins[at] ?? letter]));
}

/**
 * What a name looks like from afar: two of one shape are taken for each other. Case, accents, spaces, punctuation and
 * signs do not tell names apart, nor do letters that look alike.
 */
export function shapeOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\p{Script=Inherited}\p{Default_Ignorable_Code_Point}]/gu, "")
    .normalize("NFKC");
  const small = [...plain].map((letter) => TWINS[letter] ?? letter.toLowerCase().replace("ß", "ss")).join("");
  const seen = [...small].map((letter) => TWINS[letter] ?? letter).join("");
  const read = seen.replace(/rn/g, "m").replace(/vv/g, "w");
  return read.replace(/[\p{P}\p{S}\p{Z}]/gu, "") || read;
}

type Borne = { name: string; handle: string };

/** Whether it could be taken for a name or a handle that somebody else bears. */
export function isLikeOneOf(wanted: Pseudonym, borne: Iterable<Borne>, words: readonly string[]): boolean {
  const taken = new Set(words.map(shapeOf));
  for (const { name, handle } of borne) {
    taken.add(shapeOf(name));
    if (handle !== "") taken.add(shapeOf(handle));
  }
  return taken.has(shapeOf(wanted.name)) || taken.has(shapeOf(wanted.handle));
}
