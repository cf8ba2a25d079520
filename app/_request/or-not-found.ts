import { notFound } from "next/navigation";
import { NotFound, SignedOut } from "@/domain/problems";

/** For pages: what is not there and what one may not see are the same page, with a way to sign in. */
export async function orNotFound<Found>(finding: Promise<Found>): Promise<Found> {
  try {
    return await finding;
  } catch (thrown) {
    if (thrown instanceof NotFound || thrown instanceof SignedOut) notFound();
    throw thrown;
  }
}
