import type { ParagraphKind } from "../paragraphs";

export type OldParagraph = { key: string; kind: ParagraphKind; text: string };
export type NewParagraph = { kind: ParagraphKind; text: string };

/** What became of a paragraph in the next edition. */
export type Fate = "same" | "changed" | "moved" | "split" | "merged" | "gone";

export type Alignment = {
  /** For each old paragraph, in order: what became of it, and which new ones hold its words, by index. */
  old: { fate: Fate; to: number[] }[];
  /** For each new one: the old ones whose words it holds, by index, and the key it bears on (null: it is new). */
  next: { from: number[]; key: string | null }[];
};
