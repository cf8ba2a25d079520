import { words } from "@/app/_request/words";
import { RosterForm } from "@/components/roster/roster-form";
import { canSendMail } from "@/lib/mail";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { rosterAction } from "./actions";

type Props = PageProps<"/groups/[group]/roster">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.add-roster", "roster.title");

export default async function RosterPage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "group.add-roster");
  const t = await words();
  return (
    <GroupFrame opened={opened} within="invitations" path="/roster" title={t("roster.title")}>
      <RosterForm action={rosterAction} slug={opened.group.slug} sendsMail={canSendMail()} />
    </GroupFrame>
  );
}
