import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { FailedImport } from "@/components/library/failed-import";
import { ImportPreview } from "@/components/library/import-preview";
import { ImportProgress } from "@/components/library/import-progress";
import { Notice } from "@/components/ui/notice";
import { QuotedWords } from "@/components/ui/quoted-words";
import { isLookedAt } from "@/domain/brought-import";
import { beginningOfProposal } from "@/domain/proposal-beginning";
import { openImport } from "@/operations/imports/open-brought";
import { GroupFrame } from "../../group-frame";
import { groupOfPage, titledInGroup } from "../../group-of-page";
import { deleteImportAction } from "../../import/actions";
import {
  compareImportAction,
  handInImportAction,
  lookAtImportAction,
  publishImportAction,
  retryImportAction,
  saveImportAction,
  takeBackImportAction,
} from "./actions";
import { alignImportAction } from "./rows/actions";
import { WaitingImport } from "./waiting-import";

type Props = PageProps<"/groups/[group]/imports/[import]">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, undefined, "import.preview-title");

export default async function ImportPreviewPage({ params, searchParams }: Props) {
  const { group: slug, import: id } = await params;
  const opened = await groupOfPage(slug);
  const [brought, t] = [await orNotFound(openImport(await viewer(), slug, id)), await words()];
  const { found } = brought;
  const path = `/groups/${opened.group.slug}`;
  const place = { group: opened.group.slug, import: found.id };
  const handsIn = found.review !== "none" && !opened.may["text.import"];
  return (
    <GroupFrame
      opened={opened}
      within="texts"
      path={`/imports/${found.id}`}
      title={t("import.preview-title")}
    >
      {found.review === "returned" && found.readingId === null && (
        <Notice title={t("brought.returned")}>
          {opened.may["text.bring"] && <p>{t("brought.returned-words")}</p>}
          {brought.said && <QuotedWords said={t("brought.why")}>{brought.said}</QuotedWords>}
        </Notice>
      )}
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
      ) : isLookedAt(found.review) || (found.review !== "none" && !opened.may["text.bring"]) ? (
        <WaitingImport
          {...brought}
          slug={opened.group.slug}
          from={single((await searchParams).from)}
          isJustHandedIn={single((await searchParams)["handed-in"]) === "yes"}
          takeBack={takeBackImportAction}
          t={t}
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
              : handsIn
                ? handInImportAction
                : publishImportAction
          ).bind(null, place)}
          handsIn={handsIn}
          corrects={found.textId !== null || found.translationId !== null}
          translates={found.translates !== null}
        />
      )}
    </GroupFrame>
  );
}
