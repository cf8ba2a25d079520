import { type Located, locatePassage, type PassageInput, type Place } from "@/domain/passages";

/** Where a passage is found, without letting others have their turn. */
export function locate(places: Place[], wanted: PassageInput): Located {
  const steps = locatePassage(places, wanted);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
