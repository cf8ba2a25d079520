import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SitePage } from "@/app/_request/site-page";
import { words } from "@/app/_request/words";
import { GroupForm } from "@/components/groups/group-form";
import { GroupNav } from "@/components/groups/group-nav";
import { editGroupAction } from "../actions";
import { openForPage } from "../open";

type Props = PageProps<"/groups/[group]/settings">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group } = await openForPage((await params).group);
  return { title: `${(await words())("groups.settings")} · ${group.name}` };
}

export default async function SettingsPage({ params }: Props) {
  const { group, rights } = await openForPage((await params).group);
  if (!rights.edit) notFound();
  const t = await words();
  return (
    <SitePage nav={<GroupNav group={group} />}>
      <h1>{t("groups.settings")}</h1>
      <GroupForm action={editGroupAction} submit={t("groups.form.save")} group={group} />
    </SitePage>
  );
}
