import { z } from "zod";
import { aboutSchema, isSameAbout } from "./about-text";
import { safeHref } from "./bodies/safe-href";
import { ABOUT_LENGTH, AUTHORS_OF_TEXT, TITLE_LENGTH } from "./limits";
import type { Attrs } from "./paragraphs";
import { accepted, type Parsed, rejected } from "./parsed";
import { aboutOf, type Proposal, type ProposedPiece, proposedPieceSchema } from "./proposal";
import { storable } from "./wire/storable";

/** As it was found, which need not be as it would be written today. */
const lineBefore = storable.max(ABOUT_LENGTH).nullable();
const saidBefore = z.object({
  authors: z.array(storable.max(TITLE_LENGTH)).max(2 * AUTHORS_OF_TEXT),
  date: lineBefore,
  origin: lineBefore,
  language: lineBefore,
  direction: z.enum(["ltr", "rtl"]),
  licence: lineBefore,
});

/** Two that are merged, with what is set aside between them. */
export const PIECES_CHANGED = 12;

/**
 * What one step changed: a title for a title, what is said of the text, pieces for pieces. Small enough to send for each step, and it says what
 * it found, so that it can be taken back exactly and is refused where something else is found.
 */
export const importChangeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("title"),
    before: storable.max(TITLE_LENGTH),
    after: storable.max(TITLE_LENGTH),
  }),
  z.object({
    kind: z.literal("about"),
    before: saidBefore.partial(),
    after: aboutSchema.partial(),
  }),
  z.object({
    kind: z.literal("pieces"),
    at: z.int().nonnegative(),
    before: z.array(proposedPieceSchema).min(1).max(PIECES_CHANGED),
    after: z.array(proposedPieceSchema).min(1).max(PIECES_CHANGED),
  }),
]);

export type ImportChange = z.infer<typeof importChangeSchema>;

/** What takes a change back. */
export function inverseOf(change: ImportChange): ImportChange {
  const { before, after } = change;
  return { ...change, before: after, after: before } as ImportChange;
}

/** The proposal with a change that is known to fit it. */
export function withChange(proposal: Proposal, change: ImportChange): Proposal {
  if (change.kind === "title") return { ...proposal, title: change.after };
  if (change.kind === "about") return { ...proposal, ...change.after };
  const pieces = proposal.pieces.toSpliced(change.at, change.before.length, ...change.after);
  // A split made a piece and its inverse unmakes it; a merge over what is set aside uses no new id.
  const [from, to] = [change.before.length, change.after.length];
  const isSplit = from === 1 && to === 2 && isNumbered(change.after[1], proposal.nextPiece);
  const isUnsplit = from === 2 && to === 1 && isNumbered(change.before[1], proposal.nextPiece - 1);
  return { ...proposal, pieces, nextPiece: proposal.nextPiece + (isSplit ? 1 : isUnsplit ? -1 : 0) };
}

function isNumbered(piece: ProposedPiece | undefined, number: number): boolean {
  return piece?.id === `p${number}`;
}

/** Changes as they arrive from elsewhere, one after another; refused as a whole when one does not fit. */
export function applyChanges(proposal: Proposal, changes: readonly ImportChange[]): Parsed<Proposal> {
  let current = proposal;
  for (const change of changes) {
    if (!fits(current, change)) return rejected("import.stale");
    current = withChange(current, change);
  }
  return accepted(current);
}

/** Whether the proposal is, at that place, what the change found. */
export function fits(proposal: Proposal, change: ImportChange): boolean {
  if (change.kind === "title") return proposal.title === change.before;
  if (change.kind === "about") return isSameAbout(change.before, aboutOf(proposal));
  const found = proposal.pieces.slice(change.at, change.at + change.before.length);
  const isThere = change.before.every((piece, index) => isSame(piece, found[index]));
  const taken = new Set(change.before.map(({ id }) => id));
  const isFree = ({ id }: ProposedPiece) =>
    taken.has(id) || !proposal.pieces.some((piece) => piece.id === id);
  const isOrdered = new Set(change.after.map(({ id }) => id)).size === change.after.length;
  return isThere && isOrdered && change.after.every(isFree) && change.after.every(hasFittingMarks);
}

function isSame(a: ProposedPiece, b: ProposedPiece | undefined): boolean {
  const isAlike = a.id === b?.id && a.text === b.text && a.kind === b.kind && a.isSetAside === b.isSetAside;
  return isAlike && a.attrs?.alt === b.attrs?.alt && a.attrs?.picture === b.attrs?.picture;
}

function hasFittingMarks({ text, marks }: ProposedPiece): boolean {
  const fitting = marks.every(({ start, end, attrs }) => start < end && end <= text.length && isLed(attrs));
  return fitting && text.trim() !== "";
}

/** Whether its link leads nowhere, to a place in the text, or where the links of files may lead. */
const isLed = (attrs: Attrs = {}): boolean =>
  attrs.href === undefined ||
  safeHref(String(attrs.href)) === attrs.href ||
  String(attrs.href).startsWith("#");
