import { Forbidden, NotFound, SignedOut } from "@/domain/problems";

const isHidden = (thrown: unknown) => [NotFound, SignedOut, Forbidden].some((kind) => thrown instanceof kind);

/** Null for what is not there and what one may not see. */
export async function foundOrNull<Found extends object>(finding: Promise<Found>): Promise<Found | null> {
  try {
    return await finding;
  } catch (thrown) {
    if (isHidden(thrown)) return null;
    throw thrown;
  }
}
