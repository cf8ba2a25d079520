"use client";

import type { ButtonVariant } from "../ui/button";
import { ActionForm, type FormAction } from "./action-form";

type Props = { action: FormAction; submit: string; fields: Record<string, string>; variant?: ButtonVariant };

/** One button that does one thing to one thing. */
export function SmallForm({ action, submit, fields, variant = "quiet" }: Props) {
  return (
    <ActionForm action={action} submit={submit} variant={variant}>
      {() =>
        Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))
      }
    </ActionForm>
  );
}
