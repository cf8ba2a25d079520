import type { AnnotationWire } from "./wire/annotation";

/** A thread whose words the edition that is read has no more. `may`: the viewer may find its place, or let it rest. */
export type LostThread = { thread: AnnotationWire; may: boolean };
