import type { MemberState } from "./groups";
import { SANCTIONS, type Sanction } from "./moderation";

/** What can still be done about somebody, by their place. */
export const sanctionsOn = (state: MemberState): readonly Sanction[] =>
  state === "active" ? SANCTIONS : state === "banned" ? [] : ["ban"];
