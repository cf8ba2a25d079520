import type { ReviewItemWire } from "@/domain/wire/moderation";
import type { PostWire } from "@/domain/wire/post";
import type { ToldTime } from "../ui/time";

/** With its times in words. */
export type ToldItem = ReviewItemWire & { told: ToldTime; decidedAt: ToldTime | null };

/** Whether all of it is out of sight, and not only an edit of it that waits behind what is shown. */
export const isOutOfSight = ({ status, publishedVersion }: Pick<PostWire, "status" | "publishedVersion">) =>
  status === "hidden" || (status === "returned" && publishedVersion === undefined);
