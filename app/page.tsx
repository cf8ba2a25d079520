import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { AssignmentLines } from "@/components/assignments/assignment-lines";
import { DeclinedRequests } from "@/components/groups/declined-requests";
import { GroupLines } from "@/components/groups/group-lines";
import { MyGroups } from "@/components/groups/my-groups";
import { WaitingProvider } from "@/components/moderation/waiting";
import { OwnWaitingLink } from "@/components/moderation/waiting-words";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import lines from "@/components/ui/lines.module.css";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import type { Translate } from "@/messages/translator";
import { openHome } from "@/operations/groups/open-home";
import { assignmentTeller } from "./groups/[group]/assignments/tell-assignments";
import styles from "./home.module.css";

export default async function HomePage({ searchParams }: PageProps<"/">) {
  const { done } = await searchParams;
  const current = await viewer();
  const madeAt = Date.now();
  const [{ due, mine, waiting, archived, others, closed, declined }, t] = await Promise.all([
    openHome(current),
    words(),
  ]);
  const next = await Promise.all(due.map(async (one) => (await assignmentTeller(one.timeZone))(one)));
  const groupNames = Object.fromEntries(mine.map(({ group }) => [group.slug, group.name]));
  const isIn = isSignedIn(current);
  return (
    <SitePage path="/">
      {isIn && done === "password" && <Notice>{t("auth.reset-password.done")}</Notice>}
      {!isIn && <Welcome t={t} />}
      {isIn && mine.length + archived.length === 0 && <FirstSteps t={t} />}
      {mine.length + archived.length > 0 && (
        <>
          <div className={styles.head}>
            <PageHeading>{t("home.mine.title")}</PageHeading>
            <a className={buttonClass()} href="/groups/new">
              {t("groups.new.title")}
            </a>
          </div>
          {waiting !== null && (
            <WaitingProvider slug={null} count={waiting} madeAt={madeAt}>
              <OwnWaitingLink />
            </WaitingProvider>
          )}
          {next.length > 0 && (
            <section className={styles.next} aria-labelledby="next">
              <h2 id="next">{t("home.next.title")}</h2>
              <AssignmentLines assignments={next} groupNames={groupNames} />
            </section>
          )}
          <MyGroups groups={mine} />
        </>
      )}
      {archived.length > 0 && (
        <section className={styles.others} aria-labelledby="archived">
          <h2 id="archived">{t("home.archived.title")}</h2>
          <GroupLines groups={archived} />
        </section>
      )}
      {closed.length > 0 && (
        <section className={styles.others} aria-labelledby="closed">
          <h2 id="closed">{t("home.closed.title")}</h2>
          <ul className={lines.list}>
            {closed.map((slug) => (
              <li key={slug} className={lines.line}>
                <a href={`/groups/${slug}`}>{slug}</a>
                <span className={lines.quiet}>{t("groups.waiting")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DeclinedRequests requests={declined} />
      {others.length > 0 && (
        <section className={styles.others} aria-labelledby="public">
          <h2 id="public">{t(isIn ? "home.public.others" : "home.public.title")}</h2>
          <GroupLines groups={others} />
        </section>
      )}
      <p>
        <a href="/groups">{t("home.public.all")}</a>
      </p>
    </SitePage>
  );
}

function Welcome({ t }: { t: Translate }) {
  return (
    <>
      <PageHeading>{t("home.welcome.title")}</PageHeading>
      <p className={styles.lead}>{t("home.welcome.words")}</p>
      <p className={styles.ways}>
        <a className={buttonClass("primary")} href="/sign-in">
          {t("site.sign-in")}
        </a>
        <a className={buttonClass()} href="/sign-up">
          {t("auth.sign-up.title")}
        </a>
      </p>
    </>
  );
}

function FirstSteps({ t }: { t: Translate }) {
  return (
    <>
      <PageHeading>{t("home.mine.title")}</PageHeading>
      <EmptyState
        action={
          <a className={buttonClass("primary")} href="/groups/new">
            {t("groups.new.title")}
          </a>
        }
      >
        {t("home.mine.empty")}
      </EmptyState>
    </>
  );
}
