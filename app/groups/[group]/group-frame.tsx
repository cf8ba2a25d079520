import type { ReactNode } from "react";
import { SitePage } from "@/app/_request/site-page";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { ArchivedNotice } from "@/components/groups/archived-notice";
import { GroupNav, type GroupPlace } from "@/components/groups/group-nav";
import { WaitingProvider } from "@/components/moderation/waiting";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { OpenedGroup } from "@/operations/groups/open-group";
import { countReview } from "@/operations/moderation/count-review";
import { archiveGroupAction } from "./settings/actions";

type Props = {
  opened: OpenedGroup;
  /** The place that this page is, or one that it is a part of. */
  here?: GroupPlace;
  within?: GroupPlace;
  /** This page's path below the group's. */
  path?: string;
  /** The page's own name; without it the page is the group's first. */
  title?: string;
  facts?: ReactNode;
  children: ReactNode;
};

/** What all pages of a group have: its name, the way to its other pages, and that it is archived, if it is. */
export async function GroupFrame(props: Props) {
  const { opened, here, within, path = "", title, facts, children } = props;
  const { group, may } = opened;
  const home = `/groups/${group.slug}`;
  const madeAt = Date.now();
  const waiting = may["group.review"] ? (await countReview(await viewer(), group.slug)).waiting : null;
  // Members find the log where the rules are.
  const hasRules = group.rules !== "" || (may["group.read-moderation-log"] && !may["group.review"]);
  const places: GroupPlace[] = [
    "texts",
    "assignments",
    ...(may["group.list-members"] ? (["members"] as const) : []),
    ...(may["group.review"] ? (["review"] as const) : []),
    ...(may["group.list-invitations"] ? (["invitations"] as const) : []),
    ...(may["group.archive"] ? (["settings"] as const) : []),
    ...(hasRules ? (["rules"] as const) : []),
  ];
  return (
    <SitePage path={`${home}${path}`}>
      <WaitingProvider slug={group.slug} count={waiting} madeAt={madeAt}>
        <PageHeading
          above={
            title && (
              <a href={home} dir="auto">
                {group.name}
              </a>
            )
          }
          facts={facts}
        >
          {title ?? group.name}
        </PageHeading>
        <GroupNav slug={group.slug} here={here} within={within} places={places} />
        {opened.inspectsUntil && <LookingNotice until={opened.inspectsUntil} timeZone={group.timeZone} />}
        {group.archivedAt && (
          <ArchivedNotice
            slug={group.slug}
            archivedAt={group.archivedAt}
            reopen={may["group.archive"] ? archiveGroupAction : null}
          />
        )}
        {children}
      </WaitingProvider>
    </SitePage>
  );
}

/** Whoever looks in from outside is told that they do, and that the group is told as well. */
async function LookingNotice({ until, timeZone }: { until: string; timeZone: string }) {
  const [t, tell] = await Promise.all([words(), timeTeller(timeZone)]);
  return <Notice>{t("oversight.looking", { until: tell(until)?.text ?? "" })}</Notice>;
}
