import { orNotFound } from "@/app/_request/or-not-found";
import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { RefusedNotice } from "@/components/library/refused-notice";
import { PasteForm, UploadForm } from "@/components/library/upload-forms";
import { PageHeading } from "@/components/ui/page-heading";
import { openImporting } from "@/operations/imports/open-importing";
import { problemFrom } from "./problem-in-query";

type Props = PageProps<"/groups/[group]/import">;

export const generateMetadata = () => titled("import.title");

export default async function ImportPage({ params, searchParams }: Props) {
  const group = await orNotFound(openImporting(await viewer(), (await params).group));
  const [problem, t] = [problemFrom(await searchParams), await words()];
  const path = `/groups/${group.slug}`;
  return (
    <SitePage path={`${path}/import`}>
      <PageHeading
        above={
          <a href={path} dir="auto">
            {group.name}
          </a>
        }
      >
        {t("import.title")}
      </PageHeading>
      <p>{t("import.intro")}</p>
      <RefusedNotice problem={problem} />
      <section className={styles.section} aria-labelledby="file">
        <h2 id="file">{t("import.from-file")}</h2>
        <UploadForm action={`${path}/import/upload`} />
      </section>
      <section className={styles.section} aria-labelledby="pasted">
        <h2 id="pasted">{t("import.from-paste")}</h2>
        <PasteForm action={`${path}/import/upload`} />
      </section>
    </SitePage>
  );
}
