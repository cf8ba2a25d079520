import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { NextTermForm } from "@/components/terms/next-term-form";
import { newId } from "@/domain/ids";
import { nextFirstMeeting } from "@/domain/next-term";
import { openNextTerm } from "@/operations/groups/open-next-term";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { beginNextTermAction } from "./actions";

type Props = PageProps<"/groups/[group]/next-term">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.begin-next-term", "nextTerm.title");

export default async function NextTermPage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "group.begin-next-term");
  const { slug, name } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const term = await openNextTerm(current, slug);
  const first = term.firstMeeting && nextFirstMeeting(term.firstMeeting, term.timeZone, new Date());
  return (
    <GroupFrame
      opened={opened}
      within="assignments"
      path="/next-term"
      title={t("nextTerm.title")}
      facts={t("nextTerm.intro")}
    >
      <NextTermForm
        action={beginNextTermAction}
        id={newId()}
        group={slug}
        term={term}
        initial={{
          ...{ name, prompts: "on", notes: "on" },
          ...(first && { firstDay: first.slice(0, 10), firstTime: first.slice(11) }),
          ...Object.fromEntries(term.readings.map(({ id }) => [`reading.${id}`, "on"])),
          ...Object.fromEntries(term.assignments.map(({ id }) => [`assignment.${id}`, "on"])),
        }}
      />
    </GroupFrame>
  );
}
