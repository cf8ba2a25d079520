"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type FormState, freshForm } from "@/domain/form-state";
import { type Decision, needsNote } from "@/domain/moderation";
import { DeclineNote } from "../members/decline-note";
import lines from "../ui/lines.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";
import { DecisionButton } from "./decision-button";
import { NoteForm } from "./note-form";
import styles from "./review.module.css";
import { calledBy, type ToldItem, thingOf } from "./told-item";

export type Desk = {
  slug: string;
  stockNotes: string[];
  rulesHref: string | null;
  groupName: string;
  send: (form: FormData) => void;
};

type Props = { desk: Desk; item: ToldItem; state: FormState };

/** What can be decided of it now: by a button, or with a reason that is folded away until it is wanted. */
export function DecisionForms({ desk, item, state }: Props) {
  const t = useTranslations("moderation");
  const things = useTranslations("flagging.decisions");
  const name = calledBy(item);
  const thing = thingOf(item);
  return (
    <div className={styles.decisions}>
      {item.decisions.map((action) => {
        const answer = state.values.action === action ? state : freshForm;
        const words = thing ? things(thing, { action }) : t(`decisions.${action as Decision}`);
        if (isWithReason(action))
          return (
            <details
              key={action}
              className={styles.fold}
              data-decision={action}
              open={answer !== freshForm || undefined}
            >
              <summary>
                {words} <VisuallyHidden>{name}</VisuallyHidden>
              </summary>
              <DecisionForm {...{ desk, item, action }} className={lines.folded}>
                {item.kind === "join-request" ? (
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
                  {words} <VisuallyHidden>{thing ? name : t("post-of", { name })}</VisuallyHidden>
                </>
              )}
            </DecisionButton>
          </DecisionForm>
        );
      })}
    </div>
  );
}

type WithReason = "hide" | "return" | "decline" | "archive" | "rename";

const isWithReason = (action: ToldItem["decisions"][number]): action is WithReason =>
  action === "decline" || needsNote(action);

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
    name: calledBy(item),
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
