import type { AssignmentWire } from "@/domain/wire/assignment";
import type { Translate } from "@/messages/translator";

/** Paragraphs, by their indexes, where what others write is kept from the reader; `words` say until when. */
export type Kept = { key: string; from: number; through: number; words: string };

type Keeping = {
  /** By which it is kept back. */
  assignments: AssignmentWire[];
  readingId: string;
  /** The index of a paragraph in the edition that is shown. */
  indexOf: (key: string) => number | undefined;
  t: Translate;
  /** A moment as it is told to this reader. */
  tell: (at: string) => string;
};

/** Where what others write does not show yet, and what it waits for. */
export function keptStretches({ assignments, readingId, indexOf, t, tell }: Keeping): Kept[] {
  return assignments.flatMap((assignment) =>
    assignment.stretches
      .filter(({ reading }) => reading === readingId)
      .map((stretch) => {
        const from = indexOf(stretch.fromKey) ?? 0;
        return {
          key: `${assignment.id} ${stretch.fromKey}`,
          from,
          through: indexOf(stretch.toKey) ?? from,
          words: keptWords(assignment, placeOf(stretch, t), t, tell),
        };
      }),
  );
}

const placeOf = ({ from, to }: AssignmentWire["stretches"][number], t: Translate): string =>
  from === null || to === null ? t("assigned.kept-part") : t("assigned.stretch", { from, to });

function keptWords(
  { see, mine, dueAt }: AssignmentWire,
  place: string,
  t: Translate,
  tell: Keeping["tell"],
): string {
  const until = see.at ?? dueAt;
  if (!mine)
    return until
      ? t("assigned.kept-outside-until", { place, when: tell(until) })
      : t("assigned.kept-outside", { place });
  if (see.others === "after-own")
    return t("assigned.kept-after-own", { place, own: see.own ?? 1, count: mine.own });
  return see.at
    ? t("assigned.kept-at", { place, when: tell(see.at) })
    : t("assigned.kept-on-reveal", { place });
}
