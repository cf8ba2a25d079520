import { cursorIn } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { InvitationList } from "@/components/invitations/invitation-list";
import { LinkForm, PersonForm } from "@/components/invitations/invite-forms";
import { buttonClass } from "@/components/ui/button";
import { canSendMail } from "@/lib/mail";
import { listInvitations } from "@/operations/invitations/list-invitations";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { addLinkAction, invitePersonAction, revokeInvitationAction } from "./actions";

type Props = PageProps<"/groups/[group]/invitations">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.list-invitations", "invitations.title");

export default async function InvitationsPage({ params, searchParams }: Props) {
  const [{ group: asked }, { after }] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(asked, "group.list-invitations");
  const { may } = opened;
  const { slug } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const { items, next } = await listInvitations(current, slug, { after: cursorIn(after), limit: 50 });

  return (
    <GroupFrame opened={opened} here="invitations" path="/invitations" title={t("invitations.title")}>
      {may["group.invite"] && (
        <>
          <section className={styles.section} aria-labelledby="by-link">
            <h2 id="by-link">{t("invitations.by-link.title")}</h2>
            <p>{t("invitations.by-link.intro")}</p>
            <LinkForm action={addLinkAction} slug={slug} />
          </section>

          <section className={styles.section} aria-labelledby="one-person">
            <h2 id="one-person">{t("invitations.one-person.title")}</h2>
            <p>{t("invitations.one-person.intro")}</p>
            <PersonForm action={invitePersonAction} slug={slug} sendsMail={canSendMail()} />
          </section>
        </>
      )}

      {may["group.add-roster"] && (
        <section className={styles.section} aria-labelledby="roster">
          <h2 id="roster">{t("roster.link.title")}</h2>
          <p>{t("roster.link.intro")}</p>
          <p className={styles.choices}>
            <a className={buttonClass()} href={`/groups/${slug}/roster`}>
              {t("roster.link.roster")}
            </a>
            <a className={buttonClass()} href={`/groups/${slug}/printed-links`}>
              {t("roster.link.printed")}
            </a>
          </p>
        </section>
      )}
      <section className={styles.section} aria-labelledby="made">
        <h2 id="made">{t("invitations.list")}</h2>
        {items.length === 0 && <p>{t("invitations.none")}</p>}
        <InvitationList
          slug={slug}
          invitations={items}
          revoke={may["group.invite"] ? revokeInvitationAction : null}
        />
        {next && <a href={`/groups/${slug}/invitations?after=${next}`}>{t("invitations.more")}</a>}
      </section>
    </GroupFrame>
  );
}
