import type { Membership } from "@/domain/groups";

type Borne = Pick<Membership, "name" | "handle">;

/** For the event of somebody's coming in: whether what they wrote before bears another name now. */
export const namedAgain = (before: Borne | null, after: Borne): { to?: { isNamed: true } } =>
  before && (before.name !== after.name || before.handle !== after.handle) ? { to: { isNamed: true } } : {};
