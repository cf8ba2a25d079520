import { z } from "zod";
import { ABOUT_LENGTH, AUTHORS_OF_TEXT, TITLE_LENGTH } from "./limits";
import { storable } from "./wire/storable";

const line = (longest: number) =>
  storable.transform((said) => said.replace(/\s+/g, " ").trim()).pipe(z.string().max(longest));
const lineOrNone = line(ABOUT_LENGTH)
  .transform((said) => said || null)
  .nullable();

/** A BCP 47 tag as it is written, `EN-us` as `en-US`; null for what is none. */
export function tagOf(said: string): string | null {
  try {
    return Intl.getCanonicalLocales(said.trim())[0] ?? null;
  } catch {
    return null;
  }
}

const language = z
  .string()
  .max(40)
  .transform((said, context) => {
    if (said.trim() === "") return null;
    const tag = tagOf(said);
    if (tag === null) context.addIssue({ code: "custom", message: "text.no-language" });
    return tag;
  })
  .nullable();

/** What is said about a text beside its title, by whoever brings it or looks after it. */
export const aboutSchema = z.object({
  authors: z
    .array(line(TITLE_LENGTH).pipe(z.string().min(1)))
    .max(AUTHORS_OF_TEXT)
    .describe("As they are to be read"),
  date: lineOrNone.describe("When it was written or came out, as one says it"),
  origin: lineOrNone.describe("Where the words are from: an address, or an edition's imprint"),
  language: language.describe("A language tag such as en or pt-BR"),
  direction: z.enum(["ltr", "rtl"]),
  licence: lineOrNone.describe("Under which terms it may be used"),
});
export type AboutText = z.output<typeof aboutSchema>;
export type AboutField = keyof AboutText;

export const ABOUT_FIELDS = Object.keys(aboutSchema.shape) as AboutField[];

/** Between names in one field. */
export const AUTHORS_APART = "; ";

/** As it stands in a field. */
export const typedAbout = (about: AboutText): Record<AboutField, string> => ({
  authors: about.authors.join(AUTHORS_APART),
  date: about.date ?? "",
  origin: about.origin ?? "",
  language: about.language ?? "",
  direction: about.direction,
  licence: about.licence ?? "",
});

/** Authors as they are typed into one field. */
export const authorsFrom = (typed: string): string[] =>
  typed
    .split(";")
    .map((author) => author.trim())
    .filter(Boolean);

/** What a field says; undefined where it cannot be that. */
export function aboutFrom(field: AboutField, typed: string): Partial<AboutText> | undefined {
  const said = field === "authors" ? authorsFrom(typed) : typed;
  const parsed = aboutSchema.shape[field].safeParse(said);
  return parsed.success ? { [field]: parsed.data } : undefined;
}

export const isSameAbout = (a: Partial<AboutText>, b: Partial<AboutText>): boolean =>
  (Object.keys(a) as AboutField[]).every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));
