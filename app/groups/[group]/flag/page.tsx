import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { FlaggedPicture, FlagPictures } from "@/components/moderation/flag-pictures";
import { FlagThingForm } from "@/components/moderation/flag-thing-form";
import { openFlagging } from "@/operations/moderation/open-flagging";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { flagNameAction, flagPictureAction, flagTextAction } from "./actions";

type Props = PageProps<"/groups/[group]/flag">;

const aboutOf = async (searchParams: Props["searchParams"]) => {
  const { text, name, picture } = await searchParams;
  const [reading, key] = [single(text), single(picture)];
  if (reading === undefined) return { kind: "name" as const, id: single(name) ?? "" };
  return key === undefined
    ? { kind: "text" as const, id: reading }
    : { kind: "picture" as const, id: reading, picture: key };
};

const ACTIONS = { name: flagNameAction, text: flagTextAction, picture: flagPictureAction };

export const generateMetadata = async ({ params, searchParams }: Props) =>
  titledInGroup(
    (await params).group,
    "group.list-members",
    `flagging.ask.title.${(await aboutOf(searchParams)).kind}`,
  );

/** Where a member asks the moderators to look at a name, a text or a picture in it. */
export default async function FlagPage({ params, searchParams }: Props) {
  const opened = await groupOfPage((await params).group, "group.list-members");
  const { slug } = opened.group;
  const about = await aboutOf(searchParams);
  const { name, pictures } = await orNotFound(openFlagging(await viewer(), slug, about));
  const t = await words();
  const home = `/groups/${slug}`;
  const path = `/flag?${new URLSearchParams(
    about.kind === "picture" ? { text: about.id, picture: about.picture } : { [about.kind]: about.id },
  )}`;
  return (
    <GroupFrame
      opened={opened}
      within={about.kind === "name" ? "members" : "texts"}
      path={path}
      title={t(`flagging.ask.title.${about.kind}`)}
    >
      {about.kind === "picture" && pictures.map(({ key, url }) => <FlaggedPicture key={key} url={url} />)}
      <FlagThingForm
        action={ACTIONS[about.kind]}
        group={slug}
        about={{ ...about, name }}
        back={about.kind === "name" ? `${home}/members` : `${home}/readings/${about.id}`}
      />
      {about.kind === "text" && <FlagPictures path={home + path} pictures={pictures} />}
    </GroupFrame>
  );
}
