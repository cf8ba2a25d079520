import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { PrintButton } from "@/components/assignments/print-button";
import styles from "@/components/moderation/review.module.css";
import { TransparencyForm } from "@/components/moderation/transparency-form";
import { TransparencyTable } from "@/components/moderation/transparency-table";
import { Notice } from "@/components/ui/notice";
import { Invalid } from "@/domain/problems";
import type { TransparencyWire } from "@/domain/wire/transparency";
import { findTransparency } from "@/operations/moderation/find-transparency";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { daysIn } from "./days-in";

type Props = PageProps<"/groups/[group]/transparency">;

const ability = "group.read-moderation-log";

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, ability, "transparency.title");

export default async function TransparencyPage({ params, searchParams }: Props) {
  const [{ group: named }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(named, ability);
  const { slug, rules } = opened.group;
  const asked = daysIn(query);
  const [told, t] = await Promise.all([findOrNull(slug, asked), words()]);
  const days = told ?? { from: asked.from ?? "", to: asked.to ?? "" };
  return (
    <GroupFrame
      opened={opened}
      within={opened.may["group.review"] ? "review" : "rules"}
      path="/transparency"
      title={t("transparency.title")}
      facts={t("transparency.facts")}
    >
      <TransparencyForm key={`${days.from} ${days.to}`} days={days} />
      {told ? (
        <>
          <TransparencyTable told={told} />
          <p className={styles.ways} data-print="no">
            <a
              href={`/groups/${slug}/transparency.csv?${new URLSearchParams({ from: told.from, to: told.to })}`}
              download
            >
              {t("transparency.csv")}
            </a>
            <PrintButton label={t("transparency.print")} />
          </p>
        </>
      ) : (
        <Notice tone="error">{t("problems.transparency.backwards")}</Notice>
      )}
      <p className={styles.ways} data-print="no">
        <a href={`/groups/${slug}/moderation-log`}>{t("moderation.log.title")}</a>
        {rules !== "" && <a href={`/groups/${slug}/rules`}>{t("moderation.rules.title")}</a>}
      </p>
    </GroupFrame>
  );
}

/** Null where the last day comes before the first. */
async function findOrNull(slug: string, days: ReturnType<typeof daysIn>): Promise<TransparencyWire | null> {
  try {
    return await findTransparency(await viewer(), slug, days);
  } catch (thrown) {
    if (thrown instanceof Invalid) return null;
    throw thrown;
  }
}
