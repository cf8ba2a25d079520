import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import styles from "@/components/groups/group-page.module.css";
import { SettingsForm } from "@/components/groups/settings-form";
import { ModerationForm } from "@/components/moderation/moderation-form";
import { RulesForm } from "@/components/moderation/rules-form";
import { wallTimeOf } from "@/domain/wall-time";
import { spamCheckUrl } from "@/lib/spam-check";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { archiveGroupAction, editGroupAction, editModerationAction, editRulesAction } from "./actions";

type Props = PageProps<"/groups/[group]/settings">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.archive", "groups.settings.title");

export default async function SettingsPage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "group.archive");
  const t = await words();
  const timeZones = [...new Set([opened.group.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <GroupFrame opened={opened} here="settings" path="/settings" title={t("groups.settings.title")}>
      {opened.may["group.edit"] && (
        <>
          <SettingsForm action={editGroupAction} group={opened.group} timeZones={timeZones.toSorted()} />
          {opened.group.moderation && (
            <section className={styles.apart} aria-labelledby="moderation">
              <h2 id="moderation">{t("moderation.settings.title")}</h2>
              <p>{t("moderation.settings.words")}</p>
              <ModerationForm
                action={editModerationAction}
                group={opened.group}
                settings={opened.group.moderation}
                timeZone={opened.group.timeZone}
                closesAt={wallTime(opened.group.moderation.closesAt, opened.group.timeZone)}
                spamHost={spamCheckUrl()?.host ?? null}
              />
            </section>
          )}
          <section className={styles.apart} aria-labelledby="rules">
            <h2 id="rules">{t("moderation.rules.title")}</h2>
            <RulesForm action={editRulesAction} group={opened.group} />
          </section>
          <section className={styles.apart} aria-labelledby="archive">
            <h2 id="archive">{t("groups.archive.title")}</h2>
            <p>{t("groups.archive.words")}</p>
            <SmallForm
              action={archiveGroupAction}
              submit={t("groups.archive.submit")}
              fields={{ group: opened.group.slug, archived: "true" }}
            />
          </section>
        </>
      )}
      {opened.may["group.begin-next-term"] && (
        <p className={styles.apart}>
          <a href={`/groups/${opened.group.slug}/next-term`}>{t("nextTerm.link")}</a>
        </p>
      )}
    </GroupFrame>
  );
}

const wallTime = (at: string | null, zone: string) => (at === null ? "" : wallTimeOf(new Date(at), zone));
