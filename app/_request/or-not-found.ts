import { notFound } from "next/navigation";
import { foundOrNull } from "./found-or-null";

/** For pages: what is not there and what one may not see are the same page, with a way to sign in. */
export async function orNotFound<Found extends object>(finding: Promise<Found>): Promise<Found> {
  return (await foundOrNull(finding)) ?? notFound();
}
