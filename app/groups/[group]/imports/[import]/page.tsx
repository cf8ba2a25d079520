import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { FailedImport } from "@/components/library/failed-import";
import { ImportPreview } from "@/components/library/import-preview";
import { ImportProgress } from "@/components/library/import-progress";
import { Notice } from "@/components/ui/notice";
import { beginningOfProposal } from "@/domain/proposal-beginning";
import { findImport } from "@/operations/imports/find-import";
import { GroupFrame } from "../../group-frame";
import { groupOfPage, titledInGroup } from "../../group-of-page";
import { deleteImportAction } from "../../import/actions";
import {
  compareImportAction,
  lookAtImportAction,
  publishImportAction,
  retryImportAction,
  saveImportAction,
} from "./actions";
import { alignImportAction } from "./rows/actions";

type Props = PageProps<"/groups/[group]/imports/[import]">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "import.preview-title");

export default async function ImportPreviewPage({ params }: Props) {
  const { group: slug, import: id } = await params;
  const opened = await groupOfPage(slug, "text.import");
  const [found, t] = [await orNotFound(findImport(await viewer(), slug, id)), await words()];
  const path = `/groups/${opened.group.slug}`;
  const place = { group: opened.group.slug, import: found.id };
  return (
    <GroupFrame
      opened={opened}
      within="texts"
      path={`/imports/${found.id}`}
      title={t("import.preview-title")}
    >
      {found.translationId && found.editionId && (
        <Notice action={<a href={`${path}/texts/${found.translates}`}>{t("translations.to-text")}</a>}>
          {t("translations.is-published")}
        </Notice>
      )}
      {found.textId && found.editionId && (
        <Notice action={<a href={`${path}/texts/${found.textId}`}>{t("editions.title")}</a>}>
          {t("editions.is-published")}
        </Notice>
      )}
      {found.editionId ? null : found.readingId ? (
        <Notice action={<a href={`${path}/readings/${found.readingId}`}>{t("import.open-reading")}</a>}>
          {t("import.published")}
        </Notice>
      ) : found.state === "failed" ? (
        <FailedImport
          file={found.file.name}
          problem={found.problem}
          fields={{ ...place, version: String(found.version) }}
          retry={retryImportAction}
          remove={deleteImportAction}
        />
      ) : found.state !== "ready" ? (
        <ImportProgress
          file={found.file.name}
          state={found.state}
          look={lookAtImportAction.bind(null, place)}
        />
      ) : (
        <ImportPreview
          beginning={beginningOfProposal(found.proposal)}
          wholeUrl={`${path}/imports/${found.id}/proposal`}
          version={found.version}
          pictures={`${path}/imports/${found.id}/pictures/`}
          save={saveImportAction.bind(null, place)}
          publish={(found.textId
            ? compareImportAction
            : found.translates
              ? alignImportAction
              : publishImportAction
          ).bind(null, place)}
          corrects={found.textId !== null || found.translationId !== null}
          translates={found.translates !== null}
        />
      )}
    </GroupFrame>
  );
}
