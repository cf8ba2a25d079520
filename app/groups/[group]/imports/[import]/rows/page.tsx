import { orNotFound } from "@/app/_request/or-not-found";
import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import { RowAligner } from "@/components/translations/row-aligner";
import { Notice } from "@/components/ui/notice";
import { ROWS_SHOWN } from "@/domain/limits";
import { openRows } from "@/operations/translations/open-rows";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../group-of-page";
import {
  alignAgainAction,
  compareTranslatedAction,
  moveRowsAction,
  publishTranslatingAction,
} from "./actions";

type Props = PageProps<"/groups/[group]/imports/[import]/rows">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "translations.align.title");

/** A translation beside its text, row by row, before it is published. */
export default async function RowsPage({ params, searchParams }: Props) {
  const [{ group: slug, import: id }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(slug, "text.import");
  const [current, t] = await Promise.all([viewer(), words()]);
  const asked = Number(single(query.from) ?? 0);
  const from = Number.isSafeInteger(asked) && asked > 0 ? asked : 0;
  const { text, found, page, isPublished, corrects, translators, ...translation } = await orNotFound(
    openRows(current, slug, id, from),
  );
  const base = `/groups/${opened.group.slug}`;
  const path = `/imports/${id}/rows`;
  const place = { group: opened.group.slug, import: id };
  const first = page?.rows[0]?.index ?? 0;
  return (
    <GroupFrame opened={opened} within="texts" path={path} title={t("translations.align.title")}>
      <p dir="auto">{t("translations.align.of", { title: text.title })}</p>
      {isPublished ? (
        <Notice action={<a href={`${base}/texts/${text.id}`}>{t("translations.to-text")}</a>}>
          {t("translations.is-published")}
        </Notice>
      ) : (
        <>
          <p>
            <a href={`${base}/imports/${id}`}>{t("translations.align.back")}</a>
          </p>
          {page === null ? (
            <>
              <p>{t("translations.align.not-yet")}</p>
              <SmallForm
                action={alignAgainAction}
                submit={t("translations.align.begin")}
                fields={{ ...place, version: String(found.version) }}
                variant="primary"
              />
            </>
          ) : (
            <RowAligner
              key={first}
              page={page}
              original={{ language: text.language, direction: text.direction }}
              translation={translation}
              translators={translators}
              version={found.version}
              url={base + path}
              earlier={first > 0 ? first - ROWS_SHOWN : null}
              later={first + ROWS_SHOWN < page.count ? first + ROWS_SHOWN : null}
              save={moveRowsAction.bind(null, place)}
              publish={publishTranslatingAction.bind(null, place)}
              compare={corrects === null ? null : compareTranslatedAction.bind(null, place)}
            />
          )}
        </>
      )}
    </GroupFrame>
  );
}
