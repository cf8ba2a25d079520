import type { Metadata } from "next";
import { orNotFound } from "@/app/_request/or-not-found";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { OutboxNotice } from "@/components/accounts/outbox-notice";
import { GroupNav } from "@/components/groups/group-nav";
import { InvitationForm } from "@/components/groups/invitation-form";
import { InvitationLines } from "@/components/groups/invitation-lines";
import { canSendMail } from "@/lib/mail";
import { listInvitations } from "@/operations/invitations/list-invitations";
import { addInvitationAction, revokeInvitationAction } from "../actions";
import { openForPage } from "../open";

type Props = PageProps<"/groups/[group]/invitations">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group } = await openForPage((await params).group);
  return { title: `${(await words())("invitations.title")} · ${group.name}` };
}

export default async function InvitationsPage({ params }: Props) {
  const { group } = await openForPage((await params).group);
  const [invitations, t] = await Promise.all([
    orNotFound(listInvitations(await viewer(), group.slug, { limit: 100 })),
    words(),
  ]);
  return (
    <SitePage nav={<GroupNav group={group} />}>
      <h1>{t("invitations.title")}</h1>
      <p>{t("invitations.intro")}</p>
      {!canSendMail() && <OutboxNotice />}
      <InvitationForm action={addInvitationAction} group={group.slug} />
      {invitations.items.length > 0 && (
        <section aria-labelledby="made">
          <h2 id="made">{t("invitations.list")}</h2>
          <InvitationLines
            group={group.slug}
            invitations={invitations.items}
            revoke={revokeInvitationAction}
          />
        </section>
      )}
    </SitePage>
  );
}
