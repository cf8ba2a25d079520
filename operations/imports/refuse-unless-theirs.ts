import { type ImportReview, isTheirs } from "@/domain/brought-import";
import { Conflict } from "@/domain/problems";

/** @throws Conflict where it is before the review, or was declined: then nothing is to be changed in it */
export function refuseUnlessTheirs({ review }: { review: ImportReview }): void {
  if (review === "none" || isTheirs(review)) return;
  throw new Conflict(review === "waiting" ? "import.is-waiting" : "import.is-declined");
}
