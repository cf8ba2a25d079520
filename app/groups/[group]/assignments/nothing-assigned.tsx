import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OpenedGroup } from "@/operations/groups/open-group";

/** What this place is for, and the first step to it. */
export async function NothingAssigned({ opened: { group, may } }: { opened: OpenedGroup }) {
  const t = await words();
  if (group.archivedAt) return <EmptyState>{t("assignments.empty.archived")}</EmptyState>;
  if (!may["group.assign"]) return <EmptyState>{t("assignments.empty.member")}</EmptyState>;
  const hasText = group.readingCount > 0;
  return (
    <EmptyState
      action={
        <span className={styles.choices}>
          <a
            className={buttonClass("primary")}
            href={`/groups/${group.slug}/${hasText ? "assignments/new" : "import"}`}
          >
            {t(hasText ? "assignments.assign" : "groups.readings.add")}
          </a>
          {hasText && (
            <a className={buttonClass()} href={`/groups/${group.slug}/assignments/plan`}>
              {t("assignments.plan")}
            </a>
          )}
        </span>
      }
    >
      {t(hasText ? "assignments.empty.organizer" : "assignments.empty.organizer-no-text")}
    </EmptyState>
  );
}
