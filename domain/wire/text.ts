import { z } from "zod";
import { aboutSchema } from "../about-text";
import { TITLE_LENGTH } from "../limits";
import { editOf } from "./edit";
import { int4, storable } from "./storable";

const { origin, ...about } = aboutSchema.shape;

const title = storable
  .transform((said) => said.replace(/\s+/g, " ").trim())
  .pipe(z.string().min(1, "import.title-missing").max(TITLE_LENGTH));

export const textShape = z.object({
  id: z.string(),
  group: z.string().describe("The group's slug"),
  edition: z.string().describe("The one that is read now"),
  title: z.string(),
  authors: z.array(z.string()),
  date: z.string().nullable().describe("When it was written or came out, as one says it"),
  source: z.string().nullable().describe("Where the words are from"),
  language: z.string().nullable(),
  direction: z.enum(["ltr", "rtl"]),
  licence: z.string().nullable(),
  version: z.int(),
});
export type TextWire = z.infer<typeof textShape>;

export const textFields = { title, ...about, source: origin };

export const textEdit = editOf({ version: int4, ...z.object(textFields).partial().shape });
