import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";

type Props = Omit<FieldProps, "children"> & Omit<ComponentProps<"textarea">, "id" | "className">;

export function TextAreaField({ label, hint, error, ...area }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <textarea rows={4} dir="auto" {...area} {...wiring} />}
    </Field>
  );
}
