"use client";

import type { ReactNode } from "react";
import type { FormState } from "@/domain/form-state";
import { Button, type ButtonVariant } from "../ui/button";
import { Notice } from "../ui/notice";
import styles from "./action-form.module.css";
import { useFormAnswer } from "./use-form-answer";

/** What `action()` in `app/_request/action.ts` makes. */
export type FormAction = Parameters<typeof useFormAnswer>[0];

type Props = {
  action: FormAction;
  /** What the button says. */
  submit: string;
  variant?: ButtonVariant;
  /** Beside the button: another way, a link. */
  beside?: ReactNode;
  /** In place of the form once it is done; without it the form stays as it is. */
  done?: ReactNode;
  /** For a few short fields, which look lost in a wide column. */
  narrow?: boolean;
  children?: (state: FormState) => ReactNode;
};

/** A form that works without scripts, too: it keeps what was typed and says what is wrong beside it. */
export function ActionForm({ action, submit, variant = "primary", beside, done, narrow, children }: Props) {
  const { form, state, send, isSending } = useFormAnswer(action);
  if (state.isDone && done) return done;
  return (
    <form
      ref={form}
      action={send}
      noValidate
      className={narrow ? `${styles.form} ${styles.narrow}` : styles.form}
    >
      {state.problem && <Notice tone="error">{state.problem}</Notice>}
      {children?.(state)}
      <div className={styles.buttons}>
        <Button type="submit" variant={variant} busy={isSending}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}
