import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { SettingsForm } from "@/components/groups/settings-form";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { editGroupAction } from "./actions";

type Props = PageProps<"/groups/[group]/settings">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.edit", "groups.settings.title");

export default async function SettingsPage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "group.edit");
  const t = await words();
  const timeZones = [...new Set([opened.group.timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <GroupFrame opened={opened} here="settings" path="/settings" title={t("groups.settings.title")}>
      <SettingsForm action={editGroupAction} group={opened.group} timeZones={timeZones.toSorted()} />
      {opened.may["group.begin-next-term"] && (
        <p className={styles.apart}>
          <a href={`/groups/${opened.group.slug}/next-term`}>{t("nextTerm.link")}</a>
        </p>
      )}
    </GroupFrame>
  );
}
