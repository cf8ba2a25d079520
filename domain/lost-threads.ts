import type { ParagraphKind } from "./paragraphs";
import type { AnnotationWire } from "./wire/annotation";

/** A thread whose words the edition that is read has no more. `may`: the viewer may find its place, or let it rest. */
export type LostThread = { thread: AnnotationWire; may: boolean };

/** A paragraph in which the words looked for stand, with what stands around the first of them. */
export type FoundWords = { key: string; number: number | null; kind: ParagraphKind; around: string };
