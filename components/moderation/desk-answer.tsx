"use client";

import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import type { FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { QuotedWords } from "../ui/quoted-words";
import { RestoreForm } from "./review-item";

type Props = { slug: string; state: FormState; restore: FormAction };

/** What was done last, with the way back where there is one; or that it was decided meanwhile, and how. */
export function DeskAnswer({ slug, state: { isDone, problem, values }, restore }: Props) {
  const t = useTranslations("moderation");
  const { name = "", action = "", kind, note, post, nowAction } = values;
  if (nowAction)
    return (
      <Notice tone="error" title={t("overtaken")}>
        <p>{t("decided", { action: nowAction, name: values.nowBy || t("nobody") })}</p>
        {values.nowNote && <QuotedWords said={t("reason")}>{values.nowNote}</QuotedWords>}
        {note && <QuotedWords said={t("note.typed")}>{note}</QuotedWords>}
      </Notice>
    );
  if (isDone)
    return (
      <Notice key={values.item} action={post && <RestoreForm slug={slug} postId={post} restore={restore} />}>
        <p>{kind === "join-request" ? t("answered", { action, name }) : t("done", { action, name })}</p>
        {note && <QuotedWords said={t("told", { name })}>{note}</QuotedWords>}
      </Notice>
    );
  return (
    problem && (
      <Notice tone="error">
        <p>{problem}</p>
        {note && !values.done && <QuotedWords said={t("note.typed")}>{note}</QuotedWords>}
      </Notice>
    )
  );
}
