"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonVariant } from "../ui/button";

type Props = { decision?: string; variant: ButtonVariant; children: ReactNode };

/** Sends the form that it stands in; `decision`: by which key it is found. */
export function DecisionButton({ decision, variant, children }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant={variant} busy={pending} data-decision={decision}>
      {children}
    </Button>
  );
}
