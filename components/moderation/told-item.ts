import { type ReviewedThing, thingIn } from "@/domain/flagging";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import type { ToldTime } from "../ui/time";

/** With its times in words. */
export type ToldItem = ReviewItemWire & { told: ToldTime; decidedAt: ToldTime | null };

export const toldItem = (item: ReviewItemWire, tell: (at: string | null) => ToldTime | null): ToldItem => ({
  ...item,
  told: tell(item.createdAt) ?? { at: item.createdAt, text: "", exact: "" },
  decidedAt: tell(item.decision?.at ?? null),
});

/** A thing that is no post; null for what is decided in other words. */
export const thingOf = ({ kind }: Pick<ReviewItemWire, "kind">): ReviewedThing | null => thingIn(kind);

/** How it is called in a line: whose it is, a text's title, or the name itself. */
export const calledBy = ({ subject, member, reading }: ReviewItemWire): string =>
  subject.name ?? member?.name ?? reading?.title ?? "";
