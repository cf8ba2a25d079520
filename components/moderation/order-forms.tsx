"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type FormState, freshForm } from "@/domain/form-state";
import lines from "../ui/lines.module.css";
import { Notice } from "../ui/notice";
import { VisuallyHidden } from "../ui/visually-hidden";
import { DecisionButton } from "./decision-button";
import type { OrderDesk } from "./order-desk";
import { LockFields, MoveFields } from "./order-of-threads";
import styles from "./review.module.css";
import { SanctionFields } from "./sanction-fields";
import type { ToldItem } from "./told-item";

type Props = {
  desk: OrderDesk;
  item: ToldItem;
  /** What came of the last of these forms that was sent about it; null where none was. */
  state: FormState | null;
};

/** What can be done beside a decision: about whoever wrote it, and to the thread. What waits goes on waiting. */
export function OrderForms({ desk, item, state }: Props) {
  const t = useTranslations("moderation.order");
  const { thread, sanctions, member } = item;
  if (!member || (sanctions.length === 0 && !thread)) return null;
  const isBack = state !== null && (!state.isDone || state.values.look !== undefined);
  const answerTo = (...deeds: string[]) =>
    isBack && deeds.includes(state.values.deed ?? "") ? state : freshForm;
  const fold = (name: "sanction" | "lock" | "move", answer: FormState, fields: ReactNode) => (
    // Once something is done the forms begin anew.
    <details
      key={`${name} ${state?.values.at ?? ""}`}
      className={styles.fold}
      data-decision={name}
      open={answer !== freshForm || undefined}
    >
      <summary>
        {t(`summary.${name}`)} <VisuallyHidden>{member.name}</VisuallyHidden>
      </summary>
      <OrderForm {...{ desk, item, state }} className={lines.folded} deed={name === "sanction" ? null : name}>
        {answer.problem && <Notice tone="error">{answer.problem}</Notice>}
        {fields}
      </OrderForm>
    </details>
  );
  const [onAuthor, onLock, onMove] = [answerTo(...sanctions), answerTo("lock"), answerTo("move")];
  return (
    <div className={styles.decisions}>
      {sanctions.length > 0 &&
        fold("sanction", onAuthor, <SanctionFields {...{ desk, member, sanctions }} state={onAuthor} />)}
      {thread &&
        (thread.isLocked ? (
          <OrderForm {...{ desk, item, state }} deed="unlock">
            <DecisionButton variant="quiet">{t("unlock")}</DecisionButton>
          </OrderForm>
        ) : (
          fold("lock", onLock, <LockFields stockNotes={desk.stockNotes} state={onLock} />)
        ))}
      {thread &&
        item.reading &&
        fold(
          "move",
          onMove,
          <MoveFields stockNotes={desk.stockNotes} readingId={item.reading.id} state={onMove} />,
        )}
    </div>
  );
}

type FormProps = {
  desk: OrderDesk;
  item: ToldItem;
  state: FormState | null;
  /** Null where a field says it. */
  deed: string | null;
  className?: string | undefined;
  children: ReactNode;
};

function OrderForm({ desk, item, state, deed, className, children }: FormProps) {
  const fields = {
    group: desk.slug,
    timeZone: desk.timeZone,
    item: item.id,
    member: item.member?.id ?? "",
    name: item.member?.name ?? "",
    thread: item.thread?.id ?? "",
    at: state?.values.at ?? "",
    ...(deed && { deed }),
  };
  return (
    <form action={desk.sendOrder} noValidate className={className}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
