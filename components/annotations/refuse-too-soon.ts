import { Refused } from "@/lib/browser/request";
import type { Room } from "../reading/room";
import { moderates, type Thread } from "./thread";

/** Refuses ahead what the server would of a slow thread: so words stay where they are typed. */
export function refuseTooSoon({ slow, posts }: Thread, me: Room["me"]): void {
  const last = posts.findLast(({ author }) => author?.id === me?.memberId);
  if (!slow || !last || moderates(me)) return;
  const minutes = Math.ceil(slow - (Date.now() - Date.parse(last.createdAt)) / 60_000);
  const hours = minutes > 90 ? Math.ceil(minutes / 60) : 0;
  if (minutes > 0) throw new Refused(429, "annotation.slow", { minutes: hours ? 0 : minutes, hours });
}
