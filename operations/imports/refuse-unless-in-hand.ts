import { type ImportReview, isInHand } from "@/domain/brought-import";
import { Conflict } from "@/domain/problems";

/** @throws Conflict where it is before the review, or was declined: then nothing is to be changed in it */
export function refuseUnlessInHand({ review }: { review: ImportReview }): void {
  if (review === "none" || isInHand(review)) return;
  throw new Conflict(review === "waiting" ? "import.is-waiting" : "import.is-declined");
}
