import type { FormAction } from "@/components/forms/action-form";
import { SmallForm } from "@/components/forms/small-form";
import { EditionText } from "@/components/reading/edition-text";
import { Notice } from "@/components/ui/notice";
import { QuotedWords } from "@/components/ui/quoted-words";
import type { Translate } from "@/messages/translator";
import { type OpenedImport, pageOfProposal } from "@/operations/imports/open-brought";

type Props = OpenedImport & {
  slug: string;
  /** Where the page of it begins that was asked for. */
  from: string | undefined;
  isJustHandedIn: boolean;
  takeBack: FormAction;
  t: Translate;
};

/** What was handed in or declined, or cannot be handed in, as it would be read: for whoever brought it and whoever reviews it. */
export function WaitingImport({ found, isReviewers, said, slug, from, isJustHandedIn, takeBack, t }: Props) {
  const base = `/groups/${slug}`;
  const path = `${base}/imports/${found.id}`;
  const at = /^\d{1,7}$/.test(from ?? "") ? Number(from) : 0;
  const { paragraphs, before, after } = pageOfProposal(found, at, `${path}/pictures/`);
  const { title, authors, language, direction } = found.proposal;
  const waits = found.review === "waiting";
  // What could be changed, if the group still took texts from whoever brought it.
  const stand = waits ? "waiting" : found.review === "declined" ? "declined" : "kept";
  return (
    <>
      {isReviewers ? (
        <Notice
          action={<a href={`${base}/review?show=texts`}>{t("brought.back")}</a>}
          title={t("brought.waiting")}
        >
          <p>{t("brought.organizer-publishes")}</p>
        </Notice>
      ) : (
        <Notice
          title={t(`brought.${stand}`)}
          action={<a href={`${base}/import#unfinished`}>{t("brought.to-imports")}</a>}
        >
          {isJustHandedIn && waits && <p>{t("brought.handed-in")}</p>}
          <p>{t(`brought.${stand}-words`)}</p>
          {said && stand === "declined" && <QuotedWords said={t("brought.why")}>{said}</QuotedWords>}
        </Notice>
      )}
      {waits && !isReviewers && (
        <SmallForm
          action={takeBack}
          submit={t("brought.take-back")}
          fields={{ group: slug, import: found.id }}
        />
      )}
      <h2 dir="auto">{title}</h2>
      {authors.length > 0 && <p dir="auto">{t("brought.by", { authors: authors.join(", ") })}</p>}
      {before !== null && <a href={`${path}?from=${before}`}>{t("brought.earlier")}</a>}
      <EditionText paragraphs={paragraphs} language={language} direction={direction} t={t} tell={() => ""} />
      {after !== null && <a href={`${path}?from=${after}`}>{t("brought.later")}</a>}
    </>
  );
}
