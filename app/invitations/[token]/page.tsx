import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/groups/groups.module.css";
import { SmallForm } from "@/components/groups/small-form";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { isSignedIn } from "@/domain/viewer";
import { openInvitation } from "@/operations/invitations/open-invitation";
import { acceptInvitationAction } from "../actions";

/** No group's name: a title stays in the history of whoever borrows the machine. */
export const generateMetadata = () => titled("invitations.page.title");

export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const current = await viewer();
  const [invitation, t] = await Promise.all([openInvitation(current, token), words()]);
  const path = `/invitations/${encodeURIComponent(token)}`;
  const next = encodeURIComponent(path);
  if (!invitation) {
    return (
      <SitePage path={path}>
        <h1>{t("invitations.page.over-title")}</h1>
        <p>{t("invitations.page.over")}</p>
      </SitePage>
    );
  }
  const { group, inviter, role, place, isForOtherAddress } = invitation;
  return (
    <SitePage path={path}>
      <h1 dir="auto">{group.name}</h1>
      <p className={styles.welcome}>
        {t(`invitations.page.roles.${role}`, { name: inviter, group: group.name })}
      </p>
      {place === "active" && (
        <p>
          <a href={`/groups/${group.slug}`}>{t("invitations.page.already")}</a>
        </p>
      )}
      {isForOtherAddress && <Notice>{t("problems.invitation.other-address")}</Notice>}
      {isSignedIn(current) && place !== "active" && !isForOtherAddress && (
        <SmallForm
          action={acceptInvitationAction}
          submit={t("invitations.page.accept")}
          variant="primary"
          fields={{ token }}
        />
      )}
      {!isSignedIn(current) && (
        <p className={styles.tools}>
          <a className={buttonClass("primary")} href={`/sign-in?next=${next}`}>
            {t("auth.sign-in")}
          </a>
          <a className={buttonClass("quiet")} href={`/sign-up?next=${next}`}>
            {t("home.sign-up")}
          </a>
        </p>
      )}
    </SitePage>
  );
}
