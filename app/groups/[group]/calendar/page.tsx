import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import styles from "@/components/groups/group-page.module.css";
import { MadeLink } from "@/components/invitations/made-link";
import { openCalendar } from "@/operations/calendars/open-calendar";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { followCalendarAction, unfollowCalendarAction } from "./actions";

type Props = PageProps<"/groups/[group]/calendar">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "calendar.follow", "calendar.title");

export default async function CalendarPage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "calendar.follow");
  const { slug, archivedAt } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const url = await openCalendar(current, slug);
  const fields = { group: slug };

  return (
    <GroupFrame opened={opened} within="assignments" path="/calendar" title={t("calendar.title")}>
      <section className={styles.section}>
        <p>{t("calendar.intro")}</p>
        {url ? <MadeLink url={url} title={t("calendar.yours")} /> : <p>{t("calendar.none")}</p>}
        <p>{t("calendar.private")}</p>
        {archivedAt === null && (
          <SmallForm
            action={followCalendarAction}
            submit={t(url ? "calendar.renew" : "calendar.make")}
            fields={fields}
            variant={url ? "quiet" : "primary"}
          />
        )}
        {url && <SmallForm action={unfollowCalendarAction} submit={t("calendar.close")} fields={fields} />}
      </section>
    </GroupFrame>
  );
}
