"use client";

import { useTranslations } from "use-intl";
import { thingIn } from "@/domain/flagging";
import type { FormState } from "@/domain/form-state";
import { WAYS_BACK } from "@/domain/moderation";
import type { FormAction } from "../forms/action-form";
import { Notice } from "../ui/notice";
import { QuotedWords } from "../ui/quoted-words";
import { UndoForm } from "./review-item";

type Props = { slug: string; state: FormState; restore: FormAction };

/** What was done last, with the way back where there is one; or that it was decided meanwhile, and how. */
export function DeskAnswer({ slug, state: { isDone, problem, values }, restore }: Props) {
  const t = useTranslations("moderation");
  const things = useTranslations("flagging");
  const { item = "", name = "", action = "", kind = "", note, nowAction } = values;
  const way = WAYS_BACK.find((one) => one === values.undo);
  const thing = thingIn(kind);
  if (nowAction)
    return (
      <Notice tone="error" title={t("overtaken")}>
        <p>
          {thing
            ? things(`decided.${thing}`, { action: nowAction, by: values.nowBy || t("nobody") })
            : t(kind === "join-request" ? "answered-by" : "decided", {
                action: nowAction,
                name: values.nowBy || t("nobody"),
              })}
        </p>
        {values.nowNote && <QuotedWords said={t("reason")}>{values.nowNote}</QuotedWords>}
        {note && <QuotedWords said={t("note.typed")}>{note}</QuotedWords>}
      </Notice>
    );
  if (isDone)
    return (
      <Notice key={item} action={way && <UndoForm {...{ slug, item, way, thing, restore }} />}>
        <p>
          {thing
            ? things(`done.${thing}`, { action, name })
            : t(kind === "join-request" ? "answered" : "done", { action, name })}
        </p>
        {note && (
          <QuotedWords said={thing === "text" ? t("reason") : t("told", { name })}>{note}</QuotedWords>
        )}
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
