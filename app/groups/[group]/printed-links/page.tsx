import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { PrintedLinksForm } from "@/components/roster/printed-links-form";
import { listRostered } from "@/operations/roster/list-rostered";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { printLinksAction } from "./actions";

type Props = PageProps<"/groups/[group]/printed-links">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.print-links", "roster.print.title");

export default async function PrintedLinksPage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "group.print-links");
  const { slug, name, timeZone } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const { items } = await listRostered(current, slug);
  return (
    <GroupFrame opened={opened} within="invitations" path="/printed-links" title={t("roster.print.title")}>
      <PrintedLinksForm
        action={printLinksAction}
        group={{ slug, name, timeZone }}
        people={items}
        hasRoster={opened.may["group.add-roster"]}
      />
    </GroupFrame>
  );
}
