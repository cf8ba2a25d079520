import { notFound } from "next/navigation";
import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { Planner } from "@/components/schedules/planner";
import { TextsToPlan } from "@/components/schedules/texts-to-plan";
import { newId } from "@/domain/ids";
import { packText } from "@/domain/schedules/plan-text";
import { openAssigning } from "@/operations/assignments/open-assigning";
import { openPlan } from "@/operations/assignments/open-plan";
import { openReadings } from "@/operations/readings/open-readings";
import { GroupFrame } from "../../group-frame";
import { groupOfPage, titledInGroup } from "../../group-of-page";
import { publishPlanAction } from "./actions";
import { valuesOfPlan } from "./values-of-plan";

type Props = PageProps<"/groups/[group]/assignments/plan">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.assign", "schedules.title");

export default async function PlanPage({ params, searchParams }: Props) {
  const opened = await groupOfPage((await params).group, "group.assign");
  const [{ reading }, current, t] = [await searchParams, await viewer(), await words()];
  const { slug } = opened.group;
  const frame = {
    opened,
    within: "assignments" as const,
    path: "/assignments/plan",
    title: t("schedules.title"),
  };
  if (typeof reading !== "string") {
    const [opening] = await openReadings(current, [slug], { limit: 100 });
    return (
      <GroupFrame {...frame}>
        <TextsToPlan slug={slug} readings={opening?.readings ?? []} />
      </GroupFrame>
    );
  }
  const now = new Date();
  const { paragraphs, plan, planned, ...text } = await orNotFound(openPlan(current, reading, now));
  if (text.group.slug !== slug) notFound();
  const { members, subgroups } = await openAssigning(current, slug);
  return (
    <GroupFrame {...frame} path={`/assignments/plan?reading=${text.reading.id}`}>
      <Planner
        action={publishPlanAction}
        id={newId()}
        now={now.toISOString()}
        reading={text.reading}
        group={text.group}
        text={packText(paragraphs)}
        planned={planned}
        members={members.map(({ id, name }) => ({ id, name }))}
        subgroups={subgroups.map(({ id, name }) => ({ id, name }))}
        initial={valuesOfPlan({ plan, planned, paragraphs, zone: text.group.timeZone, now, t })}
      />
    </GroupFrame>
  );
}
