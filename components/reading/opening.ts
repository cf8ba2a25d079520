import type { Role } from "@/domain/groups";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { ReadingWire } from "@/domain/wire/reading";

/** Of one paragraph, what the viewer may see; `fresh` are posts not seen yet. */
export type ParagraphCount = { threads: number; posts: number; fresh: number };

/** By paragraph key; paragraphs nobody wrote about are left out. */
export type Counts = Record<string, ParagraphCount>;

/** What the reading page's browser side begins with. The text itself is not in it: it stands in the page. */
export type Opening = {
  reading: ReadingWire;
  group: { slug: string; name: string; visibility: "public" | "private" };
  counts: Counts;
  /** In order of place; `next` continues through REST. */
  annotations: { items: AnnotationWire[]; next: string | null };
  /** The threads of the paragraph that `?p=KEY` asked for. */
  at: { key: string; annotations: AnnotationWire[] } | null;
  me: { memberId: string; name: string; handle: string; role: Role; userId: string } | null;
  can: { annotate: boolean };
  /** Key of the paragraph where the member stopped last time. */
  stoppedAt: string | null;
  /** Live events are resumed from here. */
  lastEvent: number;
};
