import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import styles from "@/components/groups/group-page.module.css";
import { PseudonymForm } from "@/components/members/pseudonym-form";
import { openOwnName } from "@/operations/members/open-own-name";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { bearPseudonymAction, giveUpPseudonymAction } from "./actions";

type Props = PageProps<"/groups/[group]/name">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.list-members", "members.pseudonym.title");

export default async function NamePage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "group.list-members");
  const { slug, visibility } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const { memberId, account, pseudonym, taken, may } = await orNotFound(openOwnName(current, slug));
  const seenBy = visibility === "public" ? "public" : "private";

  return (
    <GroupFrame opened={opened} within="members" path="/name" title={t("members.pseudonym.title")}>
      <p>
        {taken !== null
          ? t("flagging.taken", { name: taken, given: pseudonym?.name ?? "" })
          : pseudonym
            ? t("members.pseudonym.borne", { ...pseudonym })
            : t("members.pseudonym.none", { ...account })}
      </p>
      {taken === null && <p>{t(`members.pseudonym.who-sees.${seenBy}`)}</p>}
      {may.bear ? (
        <PseudonymForm
          action={bearPseudonymAction}
          group={slug}
          member={memberId}
          pseudonym={taken === null ? pseudonym : null}
        />
      ) : taken === null ? (
        <p>{t("members.pseudonym.over")}</p>
      ) : (
        <p>
          {t("flagging.taken-account")} {!may.giveUp && <a href="/account">{t("flagging.to-account")}</a>}
        </p>
      )}
      {may.giveUp && (
        <section className={styles.apart} aria-labelledby="account">
          <h2 id="account">{t("members.pseudonym.give-up-title")}</h2>
          <p>{t("members.pseudonym.give-up-words", { name: account.name })}</p>
          <SmallForm
            action={giveUpPseudonymAction}
            submit={t("members.pseudonym.give-up", { name: account.name })}
            fields={{ group: slug, member: memberId }}
          />
        </section>
      )}
    </GroupFrame>
  );
}
