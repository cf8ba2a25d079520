import type { ComponentProps, MouseEvent } from "react";
import styles from "./button.module.css";

export type ButtonVariant = "primary" | "quiet" | "danger";

type Props = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  /** Something is on its way: the button keeps its focus and its place, and does nothing more. */
  busy?: boolean;
};

/** The look of a button for what is a link: `<a className={buttonClass("primary")}>`. */
export function buttonClass(variant: ButtonVariant = "quiet"): string {
  return `${styles.button} ${styles[variant]}`;
}

export function Button({ variant = "quiet", busy, className, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={className ? `${buttonClass(variant)} ${className}` : buttonClass(variant)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? stop : onClick}
    />
  );
}

function stop(event: MouseEvent) {
  event.preventDefault();
}
