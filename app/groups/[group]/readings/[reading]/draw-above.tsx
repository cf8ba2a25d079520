import { type Asker, tellerFor } from "@/app/_request/asker";
import { AssignedLines } from "@/components/assignments/assigned-lines";
import { type Kept, keptStretches } from "@/components/assignments/kept-words";
import { LostLine } from "@/components/lost/lost-line";
import { ShutLine } from "@/components/moderation/shut-line";
import { AboutText } from "@/components/reading/about-text";
import { CorrectedLine } from "@/components/reading/corrected-line";
import type { Opening } from "@/components/reading/opening";
import type { Drawn } from "@/components/reading/page-handover";
import { titleHead } from "@/components/reading/title-head";
import type { OpenReading } from "@/operations/readings/open-reading";

type Shown = Omit<OpenReading, "reading"> & { reading: Opening["reading"] };

/** What stands above the text and does not change while it is open. */
export function drawAbove(shown: Shown, asker: Asker): Pick<Drawn, "title" | "facts" | "notes" | "lines"> {
  const { edition, stoppedAt, at, translations, readIn } = shown;
  const { pace, t } = asker;
  const stopped = at || !stoppedAt ? undefined : edition.paragraphs[stoppedAt];
  return {
    ...titleHead({ opening: shown, translations, readIn, stopped, asked: edition.asked, pace, t }),
    lines: <Lines shown={shown} asker={asker} />,
  };
}

function Lines({ shown, asker }: { shown: Shown; asker: Asker }) {
  const { reading, group, assignments, keptBy, shut, lost, corrected } = shown;
  const { pace, t } = asker;
  return (
    <>
      <AboutText reading={reading} t={t} />
      {corrected && (
        <CorrectedLine {...{ reading, group, t }} at={tellIn(corrected.timeZone, asker)(corrected.at)} />
      )}
      {shut && <ShutLine shut={shut} t={t} tell={tellIn(shut.timeZone, asker)} />}
      <AssignedLines
        {...{ assignments, pace, t }}
        readingId={reading.id}
        tell={tellIn(zoneOfAssignments({ assignments, keptBy }), asker)}
      />
      {lost.open + lost.resting > 0 && <LostLine {...{ lost, reading, t }} />}
    </>
  );
}

/** Where what others write is kept from the reader, in words. */
export function keptBack({ assignments, keptBy, edition, reading }: OpenReading, asker: Asker): Kept[] {
  return keptStretches({
    assignments: keptBy,
    readingId: reading.id,
    indexOf: (key) => edition.indexByKey.get(key),
    t: asker.t,
    tell: tellIn(zoneOfAssignments({ assignments, keptBy }), asker),
  });
}

function tellIn(groupZone: string, asker: Asker): (at: string) => string {
  const teller = tellerFor(asker, groupZone);
  return (at) => teller(at)?.text ?? "";
}

const zoneOfAssignments = ({ assignments, keptBy }: Pick<OpenReading, "assignments" | "keptBy">): string =>
  (assignments[0] ?? keptBy[0])?.timeZone ?? "UTC";
