import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { EditAssignmentForm } from "@/components/assignments/edit-assignment-form";
import { SmallForm } from "@/components/forms/small-form";
import styles from "@/components/groups/group-page.module.css";
import { fieldsOf } from "@/domain/assignment-form";
import type { AssignmentWire } from "@/domain/wire/assignment";
import type { ReadingWire } from "@/domain/wire/reading";
import { openAssigning } from "@/operations/assignments/open-assigning";
import { findReading } from "@/operations/readings/find-reading";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../group-of-page";
import { editAssignmentAction, withdrawAction } from "../../actions";
import { assignmentTeller } from "../../tell-assignments";
import { assignmentOfPage } from "../opened-assignment";

type Props = PageProps<"/groups/[group]/assignments/[assignment]/edit">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.assign", "assignments.edit.title");

export default async function EditAssignmentPage({ params }: Props) {
  const asked = await params;
  const opened = await groupOfPage(asked.group, "group.assign");
  const { assignment } = await assignmentOfPage(asked, "assignment.edit");
  const { slug, timeZone } = opened.group;
  const [current, t, tell] = [await viewer(), await words(), await assignmentTeller(timeZone)];
  const [stretch] = assignment.stretches;
  const [{ members, subgroups, readings }, reading] = await Promise.all([
    openAssigning(current, slug),
    stretch ? orNotFound(findReading(current, stretch.reading)) : null,
  ]);
  const { id } = assignment;

  return (
    <GroupFrame
      opened={opened}
      within="assignments"
      path={`/assignments/${id}/edit`}
      title={t("assignments.edit.title")}
    >
      <EditAssignmentForm
        action={editAssignmentAction}
        assignment={tell(assignment)}
        fields={fieldsOf(assignment, assignment.timeZone)}
        paragraphCount={reading?.paragraphCount ?? 0}
        {...{ members, subgroups }}
        texts={textsOf(readings, assignment)}
      />
      <div className={styles.apart}>
        <p>{t("assignments.withdraw.words")}</p>
        <SmallForm
          action={withdrawAction}
          submit={t("assignments.withdraw.submit")}
          variant="danger"
          fields={{ group: slug, assignment: id }}
        />
      </div>
    </GroupFrame>
  );
}

/** Those that can be assigned, and those that are, since an archived one stays until it is taken out. */
function textsOf(readings: ReadingWire[], { stretches }: AssignmentWire) {
  const offered = readings.map(({ id, title, paragraphCount }) => ({ id, title, paragraphCount }));
  const known = new Set(offered.map(({ id }) => id));
  const others = stretches.filter(({ reading }) => !known.has(reading));
  return [...offered, ...others.map(({ reading: id, title }) => ({ id, title, paragraphCount: 0 }))];
}
