import type { WaitingWire } from "@/domain/wire/moderation";
import { send } from "./request";

/** How much waits for a group's moderators by now. */
export const countWaiting = (slug: string) => send<WaitingWire>(`/groups/${slug}/review/count`);
