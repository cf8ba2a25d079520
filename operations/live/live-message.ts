import type { ReadingEventKind } from "@/domain/events";
import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";

/** Too much happened to be told piece by piece; the page asks again for what it shows. */
export type Refresh = {
  readonly number: number;
  readonly kind: "refresh";
  readonly data: Record<string, never>;
};

/** The viewer may write here now, or may no longer. */
export type RightsMessage = {
  readonly number: number;
  readonly kind: "rights";
  readonly data: { readonly annotate: boolean };
};

/** One server-sent event. */
export type LiveMessage = Refresh | RightsMessage | ChangeMessage;

/** What changed, as one viewer may see it. Viewers who see the same share one. */
export type ChangeMessage = { readonly number: number; readonly kind: ReadingEventKind } & (
  | { readonly data: { annotation: AnnotationWire } }
  | { readonly data: { annotation: string; post: PostWire } }
  | { readonly data: { annotation: string; post?: string } }
  | { readonly data: { edition: string; translation?: string } }
);
