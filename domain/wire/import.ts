import { z } from "zod";
import { IMPORT_REVIEWS } from "../brought-import";
import { IMPORT_STATES } from "../import-state";
import { instant } from "./list";
import { int4 } from "./storable";

export const importShape = z.object({
  id: z.string(),
  title: z.string(),
  file: z.string().describe("The name of the file that it came in; empty for whoever reviews it"),
  state: z.enum(IMPORT_STATES).describe("How far reading the file has come"),
  review: z
    .enum(IMPORT_REVIEWS)
    .describe(
      "How it stands with the group's review; `none` of what organizers bring, who publish without one",
    ),
  note: z.string().describe("What was said when it was returned or declined"),
  reading: z.string().nullable().describe("What it became"),
  url: z.string().describe("Where it is looked at, and changed while it is in hand"),
  version: z.int(),
  createdAt: instant,
});
export type ImportWire = z.infer<typeof importShape>;

export const importAsSeen = z.object({ version: int4.describe("The import as it was seen") });
