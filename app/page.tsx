import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { GroupLines } from "@/components/groups/group-lines";
import styles from "@/components/groups/groups.module.css";
import { ReadingLines } from "@/components/groups/reading-lines";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isSignedIn } from "@/domain/viewer";
import { openHome } from "@/operations/groups/open-home";

export default async function HomePage() {
  const current = await viewer();
  const [{ mine, open }, t] = await Promise.all([openHome(current), words()]);
  return (
    <SitePage path="/">
      {isSignedIn(current) ? <h1>{t("home.your-groups")}</h1> : <Welcome t={t} />}
      {isSignedIn(current) && mine.length === 0 && <EmptyState>{t("home.no-groups")}</EmptyState>}
      {mine.map(({ group, readings }) => (
        <section key={group.id} className={styles.section} aria-labelledby={group.slug}>
          <h2 id={group.slug} dir="auto">
            <a href={`/groups/${group.slug}`}>{group.name}</a>
          </h2>
          {group.membership?.state === "pending" && <p className={styles.facts}>{t("groups.pending")}</p>}
          <ReadingLines readings={readings} />
        </section>
      ))}
      {isSignedIn(current) && (
        <p className={styles.tools}>
          <a className={buttonClass(mine.length === 0 ? "primary" : "quiet")} href="/groups/new">
            {t("groups.new.title")}
          </a>
        </p>
      )}
      {open.length > 0 && (
        <section className={styles.section} aria-labelledby="open">
          <h2 id="open">{t("home.open-groups")}</h2>
          <GroupLines groups={open} />
        </section>
      )}
    </SitePage>
  );
}

function Welcome({ t }: { t: Awaited<ReturnType<typeof words>> }) {
  return (
    <>
      <h1>{t("home.welcome")}</h1>
      <p className={styles.welcome}>{t("home.what-it-is")}</p>
      <p className={styles.tools}>
        <a className={buttonClass("primary")} href="/sign-in">
          {t("auth.sign-in")}
        </a>
        <a className={buttonClass("quiet")} href="/sign-up">
          {t("home.sign-up")}
        </a>
      </p>
    </>
  );
}
