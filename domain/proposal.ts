import { z } from "zod";
import { type AboutText, tagOf } from "./about-text";
import { beginningOf } from "./cut-between-characters";
import type { ImportWarning } from "./formats/decode-text";
import { type Direction, EXCLUDED_REASONS, type ImportedText } from "./formats/imported-text";
import { AUTHORS_OF_TEXT, PARAGRAPH_LENGTH, PARAGRAPH_MARKS, TEXT_PARAGRAPHS, TITLE_LENGTH } from "./limits";
import { attrsSchema, markSchema, PARAGRAPH_KINDS, type ProposedParagraph } from "./paragraphs";
import { withoutReading } from "./pictures";
import { storable } from "./wire/storable";

export const proposedPieceSchema = z.object({
  id: storable.min(1).max(20),
  kind: z.enum(PARAGRAPH_KINDS),
  text: storable.max(PARAGRAPH_LENGTH),
  marks: z.array(markSchema).max(PARAGRAPH_MARKS),
  attrs: attrsSchema.optional(),
  isSetAside: z.boolean(),
  /** Why the parser set it aside; none for what a person set aside. */
  reason: z.enum(EXCLUDED_REASONS).optional(),
});

/** A paragraph to be, or words that were set aside, in the order of the file. */
export type ProposedPiece = z.infer<typeof proposedPieceSchema>;

export const proposalSchema = z.object({
  title: z.string().max(TITLE_LENGTH),
  authors: z.array(z.string().max(TITLE_LENGTH)),
  // Left out by those that were made before texts had them.
  date: z.string().nullish(),
  origin: z.string().nullish(),
  licence: z.string().nullish(),
  /** Of a translation that was published and is taken away: those who were named then. Its `authors` are the file's. */
  translators: z.array(z.string()).nullish(),
  language: z.string().nullable(),
  direction: z.enum(["ltr", "rtl"]) satisfies z.ZodType<Direction>,
  pieces: z.array(proposedPieceSchema).max(2 * TEXT_PARAGRAPHS),
  warnings: z.array(
    z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ) satisfies z.ZodType<ImportWarning[]>,
  /** The number in the id of the next piece that a split makes. */
  nextPiece: z.int().positive(),
});

/** An import as the organizer sees and changes it before it is published. */
export type Proposal = z.infer<typeof proposalSchema>;

/** Of a file that has not been read yet: called as the file is. */
export const emptyProposal = (name: string): Proposal => ({
  title: beginningOf(name, TITLE_LENGTH),
  authors: [],
  language: null,
  direction: "ltr",
  pieces: [],
  warnings: [],
  nextPiece: 1,
});

/** What a parser read, laid out for the organizer: what was set aside stands where it stood in the file. */
export function proposalFrom(imported: ImportedText): Proposal {
  const pieces: Omit<ProposedPiece, "id">[] = [];
  let next = 0;
  const setAsideBefore = (index: number) => {
    for (
      let piece = imported.excluded[next];
      piece && piece.before <= index;
      piece = imported.excluded[++next]
    ) {
      pieces.push({ kind: "paragraph", text: piece.text, marks: [], isSetAside: true, reason: piece.reason });
    }
  };
  for (const [index, paragraph] of imported.paragraphs.entries()) {
    setAsideBefore(index);
    pieces.push({ ...paragraph, isSetAside: false });
  }
  setAsideBefore(imported.paragraphs.length);
  const { title, authors, date, origin, licence, language, direction, warnings } = imported;
  return {
    title,
    authors: authors.slice(0, AUTHORS_OF_TEXT),
    date: date ?? null,
    origin: origin ?? null,
    licence: licence ?? null,
    language: language && tagOf(language),
    direction,
    pieces: pieces.map((piece, index) => ({ id: `p${index + 1}`, ...piece })),
    warnings,
    nextPiece: pieces.length + 1,
  };
}

/** It became a reading, or an edition. */
export const isPublished = (found: { readingId: string | null; editionId: string | null }): boolean =>
  found.readingId !== null || found.editionId !== null;

/** What would be said of the text beside its title. */
export const aboutOf = ({ authors, date, origin, licence, language, direction }: Proposal): AboutText => ({
  authors,
  date: date ?? null,
  origin: origin ?? null,
  licence: licence ?? null,
  language,
  direction,
});

/** What publishing the proposal would publish. */
export function paragraphsOf(proposal: Pick<Proposal, "pieces">): ProposedParagraph[] {
  return proposal.pieces
    .filter(({ isSetAside }) => !isSetAside)
    .map(({ kind, text, marks, attrs }) => ({
      kind,
      text,
      marks,
      ...(attrs && { attrs: withoutReading(attrs) }),
    }));
}

/** What publishing the proposal would leave out, for whoever wants to know. */
export function excludedFrom(
  proposal: Pick<Proposal, "pieces">,
): { text: string; reason: ProposedPiece["reason"] | null }[] {
  return proposal.pieces
    .filter(({ isSetAside }) => isSetAside)
    .map(({ text, reason }) => ({ text, reason: reason ?? null }));
}
