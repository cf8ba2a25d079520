import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import { TalkDifference, TextDifference } from "@/components/library/edition-difference";
import { Notice } from "@/components/ui/notice";
import { Conflict, Invalid, Problem, TooMany } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { problemWords } from "@/messages/problem-words";
import { findImport } from "@/operations/imports/find-import";
import { compareCorrection } from "@/operations/texts/compare-correction";
import { compareTranslated } from "@/operations/translations/compare-translated";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../group-of-page";
import { publishCorrectionAction, publishTranslatedAction } from "../actions";

type Props = PageProps<"/groups/[group]/imports/[import]/difference">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "editions.difference.title");

/** Before a correction of a text or of a translation is published: what it changes in it, and where the talk will stand. */
export default async function DifferencePage({ params }: Props) {
  const { group: slug, import: id } = await params;
  const opened = await groupOfPage(slug, "text.import");
  const [current, t] = await Promise.all([viewer(), words()]);
  const base = `/groups/${opened.group.slug}`;
  const {
    textId: corrects,
    translationId,
    translates,
    editionId,
  } = await orNotFound(findImport(current, slug, id));
  const compare = translationId === null ? correction : correctionOfTranslation;
  const path = `/imports/${id}/difference`;
  const frame = { opened, within: "texts" as const, path, title: t("editions.difference.title") };
  const lookedAfter = translationId
    ? `${base}/texts/${translates}/translations/${translationId}`
    : `${base}/texts/${corrects}`;
  if (editionId !== null && (corrects !== null || translationId !== null)) {
    const action = (
      <a href={lookedAfter}>
        {t(translationId ? "translations.look-after.to-translation" : "editions.title")}
      </a>
    );
    return (
      <GroupFrame {...frame}>
        <Notice action={action}>{t("editions.is-published")}</Notice>
      </GroupFrame>
    );
  }
  const compared = await orNotFound(compare(current, { slug, id })).catch(orRefused);
  const back = (
    <>
      <a href={`${base}/imports/${id}`}>{t("editions.difference.back")}</a>
      {translationId !== null && (
        <>
          {" · "}
          <a href={`${base}/imports/${id}/rows`}>{t("translations.look-after.to-rows")}</a>
        </>
      )}
    </>
  );
  if (compared instanceof Problem)
    return (
      <GroupFrame {...frame}>
        <Notice tone="error" action={back}>
          {problemWords(t, compared)}
        </Notice>
      </GroupFrame>
    );
  const { title, version, rows, more, report, besideOthers, language, direction } = compared;
  const { baseId, since } = compared;
  const isTranslation = translationId !== null;
  return (
    <GroupFrame {...frame}>
      <p dir="auto">{title}</p>
      {since && (
        <Notice
          title={t("editions.difference.since", { number: since.number, name: since.publishedBy.name })}
          action={<a href={lookedAfter}>{t("editions.difference.since-look")}</a>}
        >
          <p>{t("editions.difference.since-how")}</p>
        </Notice>
      )}
      <section aria-labelledby="talk">
        <h2 id="talk">{t(isTranslation ? "translations.look-after.talk" : "editions.difference.talk")}</h2>
        <TalkDifference report={report} t={t} isTranslation={isTranslation} />
      </section>
      <section aria-labelledby="text">
        <h2 id="text">{t(isTranslation ? "translations.look-after.text" : "editions.difference.text")}</h2>
        <p>{t("editions.paragraphs", report.paragraphs)}</p>
        {besideOthers > 0 && <p>{t("translations.look-after.beside-others", { count: besideOthers })}</p>}
        <TextDifference {...{ rows, more, language, direction, t }} />
      </section>
      <SmallForm
        action={isTranslation ? publishTranslatedAction : publishCorrectionAction}
        submit={t("editions.difference.publish")}
        fields={{ group: opened.group.slug, import: id, version: String(version), baseId }}
        variant="primary"
      />
      <p>{back}</p>
    </GroupFrame>
  );
}

type Asked = { slug: string; id: string };

async function correction(current: Viewer, { slug, id }: Asked) {
  const { text, ...compared } = await compareCorrection(current, slug, id);
  const { title, language, direction } = text;
  return { ...compared, title, language, direction, besideOthers: 0 };
}

async function correctionOfTranslation(current: Viewer, { slug, id }: Asked) {
  const { translation, ...compared } = await compareTranslated(current, slug, id);
  const { title, language, direction } = translation;
  return { ...compared, title, language, direction };
}

/** Also what has to be laid beside the text anew. */
function orRefused(thrown: unknown): Problem {
  if (thrown instanceof Invalid || thrown instanceof TooMany || thrown instanceof Conflict) return thrown;
  throw thrown;
}
