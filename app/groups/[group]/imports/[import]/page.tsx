import { orNotFound } from "@/app/_request/or-not-found";
import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { ImportPreview } from "@/components/library/import-preview";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { findImport } from "@/operations/imports/find-import";
import { openImporting } from "@/operations/imports/open-importing";
import { publishImportAction, saveDraftAction } from "./actions";

type Props = PageProps<"/groups/[group]/imports/[import]">;

export const generateMetadata = () => titled("import.preview-title");

export default async function ImportPreviewPage({ params }: Props) {
  const { group: slug, import: id } = await params;
  const current = await viewer();
  const group = await orNotFound(openImporting(current, slug));
  const [found, t] = [await orNotFound(findImport(current, slug, id)), await words()];
  const path = `/groups/${group.slug}`;
  const place = { group: group.slug, import: found.id };
  return (
    <SitePage path={`${path}/imports/${found.id}`}>
      <PageHeading
        above={
          <a href={path} dir="auto">
            {group.name}
          </a>
        }
      >
        {t("import.preview-title")}
      </PageHeading>
      {found.readingId ? (
        <Notice action={<a href={`${path}/readings/${found.readingId}`}>{t("import.open-reading")}</a>}>
          {t("import.published")}
        </Notice>
      ) : (
        <ImportPreview
          draft={found.draft}
          version={found.version}
          save={saveDraftAction.bind(null, place)}
          publish={publishImportAction.bind(null, place)}
        />
      )}
    </SitePage>
  );
}
