import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { NewAssignmentForm } from "@/components/assignments/new-assignment-form";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listChapters } from "@/operations/assignments/list-chapters";
import { openAssigning } from "@/operations/assignments/open-assigning";
import { GroupFrame } from "../../group-frame";
import { groupOfPage, titledInGroup } from "../../group-of-page";
import { assignAction } from "../actions";

type Props = PageProps<"/groups/[group]/assignments/new">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.assign", "assignments.new.title");

export default async function NewAssignmentPage({ params, searchParams }: Props) {
  const [{ group: asked }, { reading }] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(asked, "group.assign");
  const { slug, timeZone } = opened.group;
  const t = await words();
  const { readings, members, subgroups } = await openAssigning(await viewer(), slug);
  const [first, ...others] = readings;
  const chapters = await listChapters(await viewer(), slug, readings);

  return (
    <GroupFrame
      opened={opened}
      within="assignments"
      path="/assignments/new"
      title={t("assignments.new.title")}
    >
      {first ? (
        <NewAssignmentForm
          action={assignAction}
          slug={slug}
          timeZone={timeZone}
          readings={[first, ...others]}
          chosen={single(reading)}
          chapters={chapters}
          {...{ members, subgroups }}
        />
      ) : (
        <EmptyState
          action={
            <a className={buttonClass("primary")} href={`/groups/${slug}/import`}>
              {t("groups.readings.add")}
            </a>
          }
        >
          {t("assignments.new.no-text")}
        </EmptyState>
      )}
    </GroupFrame>
  );
}
