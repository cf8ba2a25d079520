import type { AssignmentWire } from "@/domain/wire/assignment";
import type { Translate } from "@/messages/translator";
import { WhileCovered } from "../reading/while-covered";
import styles from "./assigned-lines.module.css";

type Props = {
  /** By which it is kept back. */
  assignments: AssignmentWire[];
  readingId: string;
  /** The index of a paragraph in the edition that is shown. */
  indexOf: (key: string) => number | undefined;
  t: Translate;
  /** A moment as it is told to this reader. */
  tell: (at: string) => string;
};

/** Under the title of a reading: where what others write does not show yet, and what it waits for. */
export function KeptBack({ assignments, readingId, indexOf, t, tell }: Props) {
  const stretches = assignments.flatMap((assignment) =>
    assignment.stretches
      .filter(({ reading }) => reading === readingId)
      .map((stretch) => ({
        assignment,
        stretch,
        from: indexOf(stretch.fromKey),
        through: indexOf(stretch.toKey),
      })),
  );
  if (stretches.length === 0) return null;
  return (
    <ul className={styles.lines} data-print="no">
      {stretches.map(({ assignment, stretch, from = 0, through = from }) => (
        <WhileCovered key={`${assignment.id} ${stretch.fromKey}`} from={from} through={through}>
          <li className={styles.line}>{keptWords(assignment, placeOf(stretch, t), t, tell)}</li>
        </WhileCovered>
      ))}
    </ul>
  );
}

const placeOf = ({ from, to }: AssignmentWire["stretches"][number], t: Translate): string =>
  from === null || to === null ? t("assigned.kept-part") : t("assigned.stretch", { from, to });

function keptWords(
  { see, mine, dueAt }: AssignmentWire,
  place: string,
  t: Translate,
  tell: Props["tell"],
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
