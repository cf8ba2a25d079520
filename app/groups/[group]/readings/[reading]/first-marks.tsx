import { InlineScript } from "@/app/_request/inline-script";
import { isPainted } from "@/components/annotations/muted";
import { paintFirstMarks } from "@/components/reading/first-marks";
import { inRead } from "@/components/reading/in-read";
import { layersOf, marksOf } from "@/components/reading/marks";
import type { Opening } from "@/components/reading/opening";
import { SECTION, type SetEdition } from "@/domain/editions";

type Props = { edition: SetEdition; opening: Pick<Opening, "reading" | "threads" | "me" | "muted"> };

/** What is annotated where the page opens is marked with the text itself, and need not wait for the page's scripts. */
export function FirstMarks({ edition, opening: { reading, threads, me, muted } }: Props) {
  const lengthAt = (index: number) => edition.paragraphs[index]?.length ?? 0;
  const hidden = new Set(muted);
  const painted = threads.items
    .flatMap((thread) => inRead(thread, reading.translation))
    .filter((thread) => isPainted(thread, hidden));
  const layers = [...layersOf(marksOf(painted, me?.memberId ?? null, lengthAt))];
  if (layers.length === 0) return null;
  // Layers' names and numbers.
  return <InlineScript code={`(${paintFirstMarks})(${JSON.stringify(layers)},${SECTION})`} />;
}
