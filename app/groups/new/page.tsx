import { redirect } from "next/navigation";
import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { GroupForm } from "@/components/groups/group-form";
import { isSignedIn } from "@/domain/viewer";
import { createGroupAction } from "../actions";

export const generateMetadata = () => titled("groups.new.title");

export default async function NewGroupPage() {
  if (!isSignedIn(await viewer())) redirect("/sign-in?next=/groups/new");
  const t = await words();
  return (
    <SitePage>
      <h1>{t("groups.new.title")}</h1>
      <p>{t("groups.new.intro")}</p>
      <GroupForm action={createGroupAction} submit={t("groups.new.submit")} />
    </SitePage>
  );
}
