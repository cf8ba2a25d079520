import type { ImportDecision } from "@/domain/brought-import";
import type { ThingDecision } from "@/domain/flagging";
import type { ReviewItemWire } from "@/domain/wire/moderation";

/** What an item is about that is no post, as whoever reviews sees it, and what they may decide. */
export type ThingUnderReview = Pick<ReviewItemWire, "reading" | "quote" | "language" | "paragraph"> & {
  id: string;
  url: string;
  tags: string[];
  /** Where the picture is. */
  picture: string | null;
  isAway: boolean;
  decisions: (ThingDecision | ImportDecision)[];
  brought: ReviewItemWire["brought"];
};
