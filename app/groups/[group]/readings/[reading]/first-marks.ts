import { isPainted } from "@/components/annotations/muted";
import { paintFirstMarks } from "@/components/reading/first-marks";
import { inRead } from "@/components/reading/in-read";
import { layersOf, marksOf } from "@/components/reading/marks";
import type { Opening } from "@/components/reading/opening";
import { SECTION, type SetEdition } from "@/domain/editions";

/** What is annotated where the page opens is marked with the text itself, and need not wait for the page's scripts. */
export function marksScript(
  edition: SetEdition,
  { reading, threads, me, muted }: Pick<Opening, "reading" | "threads" | "me" | "muted">,
): string | null {
  const lengthAt = (index: number, isBeside: boolean | undefined) => {
    const { length = 0, beside } = edition.paragraphs[index] ?? {};
    return isBeside ? (beside?.length ?? 0) : length - (beside?.length ?? 0);
  };
  const hidden = new Set(muted);
  const painted = threads.items
    .flatMap((thread) => inRead(thread, reading))
    .filter((thread) => isPainted(thread, hidden));
  const layers = [...layersOf(marksOf(painted, me?.memberId ?? null, lengthAt))];
  if (layers.length === 0) return null;
  // Layers' names and numbers.
  return `(${paintFirstMarks})(${JSON.stringify(layers)},${SECTION})`;
}
