import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";

type Props = Omit<FieldProps, "children"> & Omit<ComponentProps<"input">, "id" | "className">;

export function TextField({ label, hint, error, ...input }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => <input type="text" {...input} {...wiring} />}
    </Field>
  );
}
