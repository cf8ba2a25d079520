import { words } from "@/app/_request/words";
import styles from "@/components/moderation/review.module.css";
import { RulesText } from "@/components/moderation/rules-text";
import { EmptyState } from "@/components/ui/empty-state";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";

type Props = PageProps<"/groups/[group]/rules">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, undefined, "moderation.rules.title");

export default async function RulesPage({ params }: Props) {
  const [opened, t] = await Promise.all([groupOfPage((await params).group), words()]);
  const { group, may } = opened;
  const edit = may["group.edit"] && (
    <a href={`/groups/${group.slug}/settings#rules`}>
      {t(group.rules === "" ? "moderation.rules.write" : "moderation.rules.edit")}
    </a>
  );
  return (
    <GroupFrame opened={opened} here="rules" path="/rules" title={t("moderation.rules.title")}>
      {group.rules === "" ? (
        <EmptyState action={edit}>{t("moderation.rules.empty")}</EmptyState>
      ) : (
        <RulesText>{group.rules}</RulesText>
      )}
      <p className={styles.ways}>
        {group.rules !== "" && edit}
        {may["group.read-moderation-log"] && (
          <>
            <a href={`/groups/${group.slug}/moderation-log`}>{t("moderation.log.title")}</a>
            <a href={`/groups/${group.slug}/transparency`}>{t("transparency.title")}</a>
          </>
        )}
      </p>
    </GroupFrame>
  );
}
