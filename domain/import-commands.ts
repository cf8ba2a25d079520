import { ABOUT_FIELDS, type AboutText, isSameAbout } from "./about-text";
import { storableText } from "./bodies/storable-text";
import { describedBy } from "./describe-picture";
import { type Hyphenation, hyphenationIn, jointOf } from "./formats/line-joins";
import { type ImportChange, PIECES_CHANGED } from "./import-changes";
import { PARAGRAPH_LENGTH, PARAGRAPH_MARKS, PICTURE_ALT } from "./limits";
import { listDepth } from "./list-depth";
import { joinMarked, type MarkedText, replaceMarked, splitMarked } from "./marked-text";
import type { ParagraphKind } from "./paragraphs";
import { accepted, type Parsed, rejected } from "./parsed";
import { pictureIn, WORDLESS } from "./pictures";
import { aboutOf, type Proposal, type ProposedPiece } from "./proposal";

/** What an organizer does to a proposal; `id` is that of a piece. */
export type ImportCommand =
  | { kind: "retitle"; title: string }
  | { kind: "describe"; about: Partial<AboutText> }
  | { kind: "merge" | "set-aside" | "restore"; id: string }
  | { kind: "split"; id: string; at: number }
  | { kind: "change-kind"; id: string; to: ParagraphKind }
  | { kind: "describe-picture"; id: string; alt: string }
  | { kind: "edit-words"; id: string; text: string };

/** What a command would change, in a form that can be sent, taken back and done again. */
export function changeFor(proposal: Proposal, command: ImportCommand): Parsed<ImportChange> {
  if (command.kind === "retitle") {
    return accepted({ kind: "title", before: proposal.title, after: storableText(command.title) });
  }
  if (command.kind === "describe") return described(proposal, command.about);
  const at = proposal.pieces.findIndex((piece) => piece.id === command.id);
  const piece = proposal.pieces[at];
  if (!piece) return rejected("import.no-such-piece");
  const changed = pieceChange(proposal, at, piece, command);
  if (!changed.ok) return changed;
  const { before, after } = changed.value;
  return accepted({ kind: "pieces", at, before, after });
}

function described(proposal: Proposal, after: Partial<AboutText>): Parsed<ImportChange> {
  const said = aboutOf(proposal);
  const fields = ABOUT_FIELDS.filter((field) => field in after);
  const before: Partial<AboutText> = Object.fromEntries(fields.map((field) => [field, said[field]]));
  return isSameAbout(before, after)
    ? rejected("import.no-change")
    : accepted({ kind: "about", before, after });
}

type Replaced = { before: ProposedPiece[]; after: ProposedPiece[] };

function pieceChange(
  { pieces, nextPiece }: Proposal,
  at: number,
  piece: ProposedPiece,
  command: Exclude<ImportCommand, { kind: "retitle" | "describe" }>,
): Parsed<Replaced> {
  switch (command.kind) {
    case "merge":
      return merged(pieces, at, piece);
    case "split":
      return split(piece, command.at, `p${nextPiece}`);
    case "set-aside":
      return piece.isSetAside ? rejected("import.no-change") : one(piece, { ...piece, isSetAside: true });
    case "restore":
      return piece.isSetAside ? one(piece, { ...piece, isSetAside: false }) : rejected("import.no-change");
    case "change-kind":
      if (piece.kind === command.to) return rejected("import.no-change");
      return isWordless(piece) ? rejected("import.no-words") : one(piece, ofKind(piece, command.to));
    case "describe-picture":
      return pictureDescribed(piece, command.alt);
    case "edit-words":
      return edited(piece, command.text);
  }
}

/** A picture that nothing is written under. */
const isWordless = ({ text }: ProposedPiece): boolean => text === WORDLESS;

function one(before: ProposedPiece, after: ProposedPiece): Parsed<Replaced> {
  return accepted({ before: [before], after: [after] });
}

/** What stands between and is set aside, as the number of a page that cut a paragraph, stands after both then. */
function merged(pieces: readonly ProposedPiece[], at: number, piece: ProposedPiece): Parsed<Replaced> {
  const isNext = ({ isSetAside }: ProposedPiece) => piece.isSetAside || !isSetAside;
  const following = pieces.slice(at + 1).find(isNext);
  if (!following) return rejected("import.nothing-follows");
  const between = pieces.slice(at + 1, pieces.indexOf(following));
  const isMuchBetween = between.length > PIECES_CHANGED - 2 || lettersIn(between) > MOST_BETWEEN;
  if (piece.isSetAside !== following.isSetAside || isMuchBetween) return rejected("import.next-is-set-aside");
  if (pictureIn(following.attrs)) return rejected("import.next-is-picture");
  const more = withMarker(following);
  const words = isWordless(piece) ? more : joined(piece, more, () => hyphenationOf(pieces));
  if (words.text.length > PARAGRAPH_LENGTH) return rejected("import.too-long", { limit: PARAGRAPH_LENGTH });
  if (words.marks.length > PARAGRAPH_MARKS) return rejected("import.too-marked", { limit: PARAGRAPH_MARKS });
  return accepted({ before: [piece, ...between, following], after: [{ ...piece, ...words }, ...between] });
}

/** Heads and numbers of pages, a notice: what a step carries along. */
const MOST_BETWEEN = 10_000;
const lettersIn = (pieces: readonly ProposedPiece[]): number =>
  pieces.reduce((sum, { text }) => sum + text.length, 0);

const hyphenationOf = (pieces: readonly ProposedPiece[]): Hyphenation =>
  hyphenationIn(pieces.map(({ text }) => text).join("\n"), "dropped");

/** As lines are joined that were broken at a margin, where lines do not stay lines. */
function joined(piece: ProposedPiece, more: MarkedText, hyphenation: () => Hyphenation): MarkedText {
  if (keepsLines(piece.kind)) return joinMarked(piece, more, "\n");
  const { cut, glue } = jointOf(piece.text, more.text, (before, after) => hyphenation()(before, after));
  const first = cut === 0 ? piece : replaceMarked(piece, piece.text.slice(0, -cut));
  return joinMarked(first, more, glue);
}

/** Whether its lines are lines of its own: of a poem, of a program, the rows of a table. */
export const keepsLines = (kind: ParagraphKind): boolean =>
  kind === "verse" || kind === "code" || kind === "table";

function split(piece: ProposedPiece, at: number, newId: string): Parsed<Replaced> {
  const halves = splitMarked(piece, at);
  if (!halves) return rejected("import.empty-half");
  const [first, second] = halves;
  return accepted({
    before: [piece],
    after: [
      { ...piece, ...first },
      { ...withoutOwnAttrs(piece), ...second, id: newId },
    ],
  });
}

/** The marker of an item, the picture of a figure: there is one of it, and the first half keeps it. Both are in the same list. */
function withoutOwnAttrs(piece: ProposedPiece): ProposedPiece {
  const { attrs = {}, ...rest } = piece;
  if (piece.kind === "list-item" && listDepth(attrs) > 1)
    return { ...rest, attrs: { depth: listDepth(attrs) } };
  return piece.kind === "list-item" || piece.kind === "figure" ? rest : piece;
}

function pictureDescribed(piece: ProposedPiece, alt: string): Parsed<Replaced> {
  const clean = storableText(alt).replace(/\s+/g, " ").trim();
  if (!pictureIn(piece.attrs)) return rejected("import.no-picture");
  if (clean.length > PICTURE_ALT) return rejected("import.alt-too-long", { limit: PICTURE_ALT });
  return clean === (piece.attrs?.alt ?? "")
    ? rejected("import.no-change")
    : one(piece, describedBy(piece, clean));
}

/** A heading's rank and an item's marker belong to what they were; a marker's characters stay with the words. */
function ofKind(piece: ProposedPiece, kind: ProposedPiece["kind"]): ProposedPiece {
  const { attrs: _, ...rest } = { ...piece, ...withMarker(piece), kind };
  return kind === "heading" ? { ...rest, attrs: { level: 2 } } : rest;
}

function withMarker({ kind, text, marks, attrs }: ProposedPiece): MarkedText {
  const marker = kind === "list-item" && attrs?.marker ? `${attrs.marker} ` : "";
  return joinMarked({ text: marker, marks: [] }, { text, marks }, "");
}

function edited(piece: ProposedPiece, text: string): Parsed<Replaced> {
  const clean = storableText(text);
  if (clean.trim() === "") return rejected("import.no-words");
  if (clean.length > PARAGRAPH_LENGTH) return rejected("import.piece-too-long", { limit: PARAGRAPH_LENGTH });
  return clean === piece.text
    ? rejected("import.no-change")
    : one(piece, { ...piece, ...replaceMarked(piece, clean) });
}
