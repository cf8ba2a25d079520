import { redirect } from "next/navigation";
import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { NewGroupForm } from "@/components/groups/new-group-form";
import { signInHref } from "@/components/sign-in-href";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { createGroupAction } from "./actions";

export const generateMetadata = () => titled("groups.new.title");

export default async function NewGroupPage() {
  if (!isSignedIn(await viewer())) redirect(signInHref("/groups/new"));
  const t = await words();
  return (
    <SitePage path="/groups/new">
      <PageHeading facts={t("groups.new.intro")}>{t("groups.new.title")}</PageHeading>
      <NewGroupForm action={createGroupAction} />
    </SitePage>
  );
}
