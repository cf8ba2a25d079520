"use client";

import { useTranslations } from "use-intl";
import type { JudgementWire } from "@/domain/wire/moderation";
import { ActionForm, type FormAction } from "../forms/action-form";
import { QuotedWords } from "../ui/quoted-words";
import { TextAreaField } from "../ui/text-area-field";

type Props = {
  slug: string;
  highlight: { id: string; url: string; quote: string };
  judgement: Pick<JudgementWire, "status" | "action" | "reason" | "rulesUrl" | "mayAppeal">;
  appeal: FormAction;
};

/** What became of one's own highlight and why, and the one time that one may ask for another look. */
export function OwnHighlight({ slug, highlight, judgement, appeal }: Props) {
  const t = useTranslations("flagging.own-highlight");
  const keeping = useTranslations("keeping");
  const { status, action, reason, rulesUrl, mayAppeal } = judgement;
  const isAway = status === "hidden";
  return (
    <>
      <blockquote dir="auto">{highlight.quote}</blockquote>
      <p role="status">{t(isAway ? "away" : status === "held" ? "held" : "shown")}</p>
      {isAway && action === "hide" && reason !== "" && (
        <QuotedWords said={keeping("why-reason")}>{reason}</QuotedWords>
      )}
      {isAway && !mayAppeal && <p>{t("asked")}</p>}
      {mayAppeal && (
        <ActionForm action={appeal} submit={keeping("appeal-send")} narrow>
          {(state) => (
            <>
              <input type="hidden" name="group" value={slug} />
              <input type="hidden" name="annotation" value={highlight.id} />
              <TextAreaField
                label={keeping("appeal-note")}
                hint={keeping("appeal")}
                name="note"
                rows={3}
                defaultValue={state.values.note}
                error={state.fieldProblems.note}
              />
            </>
          )}
        </ActionForm>
      )}
      <p>
        <a href={highlight.url}>{t("place")}</a>
        {rulesUrl && (
          <>
            {" · "}
            <a href={rulesUrl}>{keeping("rules")}</a>
          </>
        )}
      </p>
    </>
  );
}
