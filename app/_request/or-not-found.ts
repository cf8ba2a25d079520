import { notFound } from "next/navigation";
import { Forbidden, NotFound, SignedOut } from "@/domain/problems";

const isHidden = (thrown: unknown) => [NotFound, SignedOut, Forbidden].some((kind) => thrown instanceof kind);

/** For pages: what is not there and what one may not see are the same page, with a way to sign in. */
export async function orNotFound<Found>(finding: Promise<Found>): Promise<Found> {
  try {
    return await finding;
  } catch (thrown) {
    if (isHidden(thrown)) notFound();
    throw thrown;
  }
}
