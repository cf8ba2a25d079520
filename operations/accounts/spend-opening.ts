import { LINK_OPENINGS } from "@/domain/limits";
import { hashOf } from "@/lib/secrets";
import { spend } from "../limits/spend";

/** Counts a try to use a link up, before a password is hashed for it: one link keeps nobody busy for long. @throws TooMany */
export const spendOpening = (token: string): Promise<void> =>
  spend(`link-opened:${hashOf(token)}`, LINK_OPENINGS);
