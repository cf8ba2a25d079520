import type { WaitingWire } from "@/domain/wire/moderation";
import type { OwnWaitingWire } from "@/domain/wire/own-review";
import { send } from "./request";

/** How much waits for a group's moderators by now. */
export const countWaiting = (slug: string) => send<WaitingWire>(`/groups/${slug}/review/count`);

/** In all groups that one moderates. */
export const countOwnWaiting = () => send<OwnWaitingWire>("/review/count");
