import type { ProposedParagraph } from "../../paragraphs";
import type { ExcludedReason } from "../imported-text";

/** A paragraph, and on which page and how far down it begins. */
export type Placed = { paragraph: ProposedParagraph; page: number; y: number; size: number };

/** What is none of the text's, and where it stands. */
export type Aside = { text: string; reason: ExcludedReason; page: number; y: number };
