import { countedAddress } from "@/domain/addresses";
import { MAILED_LINKS, MAILED_LINKS_FROM } from "@/domain/limits";
import { hashOf } from "@/lib/secrets";
import { spend } from "../limits/spend";

/** Counts a link that somebody lets us mail. @throws TooMany for the mailbox, or for where the wish comes from. */
export async function spendMailedLink(email: string, address: string): Promise<void> {
  await spend(`mailed-links-from:${countedAddress(address)}`, MAILED_LINKS_FROM, "link.too-many");
  await spend(`mailed-links:${hashOf(email.toLowerCase())}`, MAILED_LINKS, "link.too-many");
}
