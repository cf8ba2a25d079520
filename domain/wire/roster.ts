import { z } from "zod";
import { idSchema } from "../ids";
import { ROSTER_BYTES, ROSTER_ROWS } from "../limits";
import { VERDICTS } from "../roster";
import { instant } from "./list";

export const rosterBody = z.union([
  z.strictObject({
    content: z
      .string()
      .max(ROSTER_BYTES, "roster.too-large")
      .describe("CSV: name, email, handle, role, or with headings that say so"),
  }),
  z.strictObject({ file: z.file().max(ROSTER_BYTES, "roster.too-large") }),
]);

export const rosterQuery = z.object({
  "dry-run": z.stringbool().optional().describe("Only tells what would become of each row"),
});

export const rosterShape = z.object({
  isDryRun: z.boolean(),
  ignored: z.array(z.string()).describe("Headings of columns that are not read"),
  rows: z.array(
    z.object({
      line: z.int().describe("The row's place in the list, from 1"),
      name: z.string(),
      email: z.string(),
      handle: z.string().describe("As it was asked for; of an account that was made, its own"),
      role: z.string(),
      verdict: z
        .enum(VERDICTS)
        .describe("What becomes of the row: an invitation, an account with a printed link, or why neither"),
      problem: z.string().nullable().describe("The code of what kept it from being done"),
      url: z.string().nullable().describe("The invitation's link, told this once"),
      member: z.string().nullable().describe("The id of the member that was made"),
    }),
  ),
});
export type RosterWire = z.infer<typeof rosterShape>;

export const linksToPrint = z.strictObject({
  members: z.array(idSchema).min(1, "roster.nobody").max(ROSTER_ROWS),
});

const memberOfRoster = z.object({ id: z.string(), name: z.string(), handle: z.string() });

export const printedLinksShape = z.object({
  items: z.array(
    z.object({
      member: memberOfRoster,
      url: z.string().describe("Signs in once; told this once"),
      expiresAt: instant,
    }),
  ),
  next: z.null(),
});
export type PrintedLinksWire = z.infer<typeof printedLinksShape>;

export const rosteredShape = z.object({
  items: z.array(
    z.object({
      member: memberOfRoster,
      hasPassword: z.boolean(),
      link: z
        .object({ state: z.enum(["open", "used", "over"]), expiresAt: instant })
        .nullable()
        .describe("The newest; null where none was printed lately"),
    }),
  ),
  next: z.null(),
});
export type RosteredWire = z.infer<typeof rosteredShape>;
