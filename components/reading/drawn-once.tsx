import { type ReactNode, useState } from "react";
import styles from "./drawn-once.module.css";

type Props = { part: string; className?: string | undefined; children: ReactNode };

/**
 * What the server alone draws: in the browser it stays as it stands in the page, so that neither its code nor its words need
 * come along. `children` are there on the server only.
 */
export function DrawnOnce({ part, className = "", children }: Props) {
  const id = `drawn-${part}`;
  const [html] = useState(() => (typeof document === "undefined" ? null : standing(id)));
  return (
    <div
      id={id}
      className={`${styles.drawn} ${className}`}
      suppressHydrationWarning
      {...(html === null ? { children } : { dangerouslySetInnerHTML: { __html: html } })}
    />
  );
}

const standing = (id: string): string => document.getElementById(id)?.innerHTML ?? "";
