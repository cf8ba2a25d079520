import { titled } from "@/app/_request/page-title";
import { signOutAction } from "@/app/_request/sign-out";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { InvitationCard } from "@/components/invitations/invitation-card";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { openInvitation } from "@/operations/invitations/open-invitation";
import { acceptInvitationAction } from "./actions";

export const generateMetadata = () => titled("invitations.page.title");

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const current = await viewer();
  const [invitation, t] = await Promise.all([openInvitation(current, token), words()]);
  return (
    <SitePage path={`/invitations/${token}`}>
      {invitation?.state === "open" ? (
        <InvitationCard
          invitation={invitation}
          token={token}
          isSignedIn={isSignedIn(current)}
          accept={acceptInvitationAction}
          signOut={signOutAction}
        />
      ) : (
        <>
          <PageHeading>{t("invitations.page.over")}</PageHeading>
          <p>{t(`problems.invitation.${invitation?.state ?? "not-there"}`)}</p>
          <p>
            <a href="/">{t(isSignedIn(current) ? "errors.home" : "invitations.page.home")}</a>
          </p>
        </>
      )}
    </SitePage>
  );
}
