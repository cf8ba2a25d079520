import type { ReadingEventKind } from "@/domain/events";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";

/** One server-sent event: what changed, as one viewer may see it. Viewers who see the same share one. */
export type LiveMessage = { readonly number: number; readonly kind: ReadingEventKind } & (
  | { readonly data: { annotation: AnnotationWire } }
  | { readonly data: { annotation: string; post: PostWire } }
  | { readonly data: { annotation: string; post?: string } }
);
