"use client";

import { useTranslations } from "use-intl";
import styles from "../ui/lines.module.css";

type Props = { user: { name: string; handle: string } };

/** Whose pseudonym it is, for those who may know. */
export function Account({ user: { name, handle } }: Props) {
  const t = useTranslations("members.pseudonym");
  return (
    <span className={styles.quiet}>
      {t.rich("account", { name, handle, n: (words) => <bdi>{words}</bdi> })}
    </span>
  );
}
