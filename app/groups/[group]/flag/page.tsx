import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { FlagThingForm } from "@/components/moderation/flag-thing-form";
import { openFlagging } from "@/operations/moderation/open-flagging";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { flagNameAction, flagTextAction } from "./actions";

type Props = PageProps<"/groups/[group]/flag">;

const aboutOf = async (searchParams: Props["searchParams"]) => {
  const { text, name } = await searchParams;
  const reading = single(text);
  return reading === undefined
    ? ({ kind: "name", id: single(name) ?? "" } as const)
    : ({ kind: "text", id: reading } as const);
};

export const generateMetadata = async ({ params, searchParams }: Props) =>
  titledInGroup(
    (await params).group,
    "group.list-members",
    `flagging.ask.title.${(await aboutOf(searchParams)).kind}`,
  );

/** Where a member asks the moderators to look at a name or a text. */
export default async function FlagPage({ params, searchParams }: Props) {
  const opened = await groupOfPage((await params).group, "group.list-members");
  const { slug } = opened.group;
  const about = await aboutOf(searchParams);
  const { name } = await orNotFound(openFlagging(await viewer(), slug, about));
  const t = await words();
  const home = `/groups/${slug}`;
  return (
    <GroupFrame
      opened={opened}
      within={about.kind === "name" ? "members" : "texts"}
      path={`/flag?${new URLSearchParams({ [about.kind]: about.id })}`}
      title={t(`flagging.ask.title.${about.kind}`)}
    >
      <FlagThingForm
        action={about.kind === "name" ? flagNameAction : flagTextAction}
        group={slug}
        about={{ ...about, name }}
        back={about.kind === "name" ? `${home}/members` : `${home}/readings/${about.id}`}
      />
    </GroupFrame>
  );
}
