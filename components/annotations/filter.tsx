"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import styles from "./margin.module.css";
import type { Thread } from "./thread";

export const FILTERS = ["all", "mine", "questions", "new"] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether a thread is among those asked for; "mine" are those one has written in. */
export function matches(
  filter: Filter,
  { kind, author, posts }: Thread,
  memberId: string | null,
  fresh: ReadonlySet<string>,
): boolean {
  switch (filter) {
    case "all":
      return true;
    case "mine":
      return (
        memberId !== null && [author, ...posts.map((post) => post.author)].some((one) => one?.id === memberId)
      );
    case "questions":
      return kind === "question";
    case "new":
      return posts.some(({ id }) => fresh.has(id));
  }
}

type Props = { filter: Filter; onChange: (filter: Filter) => void };

export function FilterMenu({ filter, onChange }: Props) {
  const t = useTranslations("annotations.filter");
  const id = useId();
  return (
    <p className={styles.filter}>
      <label htmlFor={id}>{t("label")}</label>
      <select id={id} value={filter} onChange={(event) => onChange(event.target.value as Filter)}>
        {FILTERS.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </select>
    </p>
  );
}
