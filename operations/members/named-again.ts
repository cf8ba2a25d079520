import { isNamed, type Membership } from "@/domain/groups";

/** For the event of somebody's coming in: whether what they wrote bears their name again. */
export const namedAgain = (before: Membership | null): { to?: { isNamed: true } } =>
  before && !isNamed(before) ? { to: { isNamed: true } } : {};
