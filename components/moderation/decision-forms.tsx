"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type FormState, freshForm } from "@/domain/form-state";
import { DeclineNote } from "../members/decline-note";
import lines from "../ui/lines.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";
import { DecisionButton } from "./decision-button";
import { NoteForm } from "./note-form";
import styles from "./review.module.css";
import type { ToldItem } from "./told-item";

export type Desk = {
  slug: string;
  stockNotes: string[];
  rulesHref: string | null;
  send: (form: FormData) => void;
};

type Props = { desk: Desk; item: ToldItem; state: FormState };

/** What can be decided of it now: by a button, or with a reason that is folded away until it is wanted. */
export function DecisionForms({ desk, item, state }: Props) {
  const t = useTranslations("moderation");
  const { name } = item.member;
  return (
    <div className={styles.decisions}>
      {item.decisions.map((action) => {
        const answer = state.values.action === action ? state : freshForm;
        if (action === "hide" || action === "return" || action === "decline")
          return (
            <details
              key={action}
              className={styles.fold}
              data-decision={action}
              open={answer !== freshForm || undefined}
            >
              <summary>
                {t(`decisions.${action}`)} <VisuallyHidden>{name}</VisuallyHidden>
              </summary>
              <DecisionForm {...{ desk, item, action }} className={lines.folded}>
                {action === "decline" ? (
                  <DeclineFields name={name} state={answer} />
                ) : (
                  <NoteForm {...{ item, action }} state={answer} {...desk} />
                )}
              </DecisionForm>
            </details>
          );
        return (
          <DecisionForm key={action} {...{ desk, item, action }}>
            <DecisionButton decision={action} variant={action === "approve" ? "primary" : "quiet"}>
              {item.kind === "join-request" ? (
                t("let-in", { name })
              ) : (
                <>
                  {t(`decisions.${action}`)} <VisuallyHidden>{t("post-of", { name })}</VisuallyHidden>
                </>
              )}
            </DecisionButton>
          </DecisionForm>
        );
      })}
    </div>
  );
}

type FormProps = {
  desk: Desk;
  item: ToldItem;
  action: string;
  className?: string | undefined;
  children: ReactNode;
};

function DecisionForm({ desk, item, action, className, children }: FormProps) {
  const fields = {
    group: desk.slug,
    item: item.id,
    version: item.version,
    action,
    name: item.member.name,
    kind: item.kind,
  };
  return (
    <form action={desk.send} noValidate className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

function DeclineFields({ name, state }: { name: string; state: FormState }) {
  const t = useTranslations("members.requests");
  return (
    <>
      <DeclineNote name={name} state={state} />
      <div className={styles.buttons}>
        <DecisionButton variant="quiet">{t("decline-submit")}</DecisionButton>
      </div>
    </>
  );
}
