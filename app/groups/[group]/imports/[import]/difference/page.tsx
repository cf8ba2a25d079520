import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import { TalkDifference, TextDifference } from "@/components/library/edition-difference";
import { Notice } from "@/components/ui/notice";
import { Invalid, Problem, TooMany } from "@/domain/problems";
import { problemWords } from "@/messages/problem-words";
import { compareCorrection } from "@/operations/texts/compare-correction";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage, titledInGroup } from "../../../group-of-page";
import { publishCorrectionAction } from "../actions";

type Props = PageProps<"/groups/[group]/imports/[import]/difference">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "text.import", "editions.difference.title");

/** Before a correction is published: what it changes in the text, and where the talk will stand. */
export default async function DifferencePage({ params }: Props) {
  const { group: slug, import: id } = await params;
  const opened = await groupOfPage(slug, "text.import");
  const [current, t] = await Promise.all([viewer(), words()]);
  const base = `/groups/${opened.group.slug}`;
  const path = `/imports/${id}/difference`;
  const compared = await orNotFound(compareCorrection(current, slug, id)).catch(orRefused);
  const frame = { opened, within: "texts" as const, path, title: t("editions.difference.title") };
  const back = <a href={`${base}/imports/${id}`}>{t("editions.difference.back")}</a>;
  if (compared instanceof Problem)
    return (
      <GroupFrame {...frame}>
        <Notice tone="error" action={back}>
          {problemWords(t, compared)}
        </Notice>
      </GroupFrame>
    );
  const { text, version, editionId, rows, more, report } = compared;
  if (editionId)
    return (
      <GroupFrame {...frame}>
        <Notice action={<a href={`${base}/texts/${text.id}`}>{t("editions.title")}</a>}>
          {t("editions.is-published")}
        </Notice>
      </GroupFrame>
    );
  const { language, direction } = text;
  return (
    <GroupFrame {...frame}>
      <p dir="auto">{text.title}</p>
      <section aria-labelledby="talk">
        <h2 id="talk">{t("editions.difference.talk")}</h2>
        <TalkDifference report={report} t={t} />
      </section>
      <section aria-labelledby="text">
        <h2 id="text">{t("editions.difference.text")}</h2>
        <p>{t("editions.paragraphs", report.paragraphs)}</p>
        <TextDifference {...{ rows, more, language, direction, t }} />
      </section>
      <SmallForm
        action={publishCorrectionAction}
        submit={t("editions.difference.publish")}
        fields={{ group: opened.group.slug, import: id, version: String(version) }}
        variant="primary"
      />
      <p>{back}</p>
    </GroupFrame>
  );
}

function orRefused(thrown: unknown): Problem {
  if (thrown instanceof Invalid || thrown instanceof TooMany) return thrown;
  throw thrown;
}
