"use client";

import { useFormatter, useTranslations } from "use-intl";
import { useProblemWords } from "@/components/use-problem-words";
import type { UnfinishedImport } from "@/domain/unfinished-import";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import styles from "../ui/lines.module.css";
import { VisuallyHidden } from "../ui/visually-hidden";

type Props = { slug: string; imports: UnfinishedImport[]; remove: FormAction };

/** What was brought and is not published yet: the way back to it, and, folded away, the way to be rid of it. */
export function UnfinishedImports({ slug, imports, remove }: Props) {
  const t = useTranslations("import.unfinished");
  const words = useProblemWords();
  const format = useFormatter();
  const moment = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <ul className={styles.list}>
      {imports.map(({ id, version, title, createdAt, createdBy, file, state, problem, review }) => (
        <li key={id} className={styles.line}>
          <span className={styles.words}>
            <span className={styles.title} dir="auto">
              <a href={`/groups/${slug}/imports/${id}`}>{title.trim() || t("untitled")}</a>
            </span>
            <span className={styles.quiet}>
              {t("brought", { file, name: createdBy, at: moment(createdAt) })}
            </span>
            {state === "ready" && review !== "none" && (
              <span className={styles.quiet}>{t("review", { review })}</span>
            )}
            {state !== "ready" && (
              <span className={styles.quiet}>
                {state === "failed" ? t("failed", { why: problem ? words(problem) : "" }) : t(`is-${state}`)}
              </span>
            )}
          </span>
          <details className={styles.fold}>
            <summary>
              {t("delete")} <VisuallyHidden>{title}</VisuallyHidden>
            </summary>
            <div className={styles.folded}>
              <p>{t("delete-words")}</p>
              <SmallForm
                action={remove}
                submit={t("delete-submit")}
                variant="danger"
                fields={{ group: slug, import: id, version: String(version) }}
              />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
