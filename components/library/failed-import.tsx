"use client";

import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { useProblemWords } from "@/components/use-problem-words";
import type { ImportProblem } from "@/domain/import-state";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";

type Props = {
  file: string;
  problem: ImportProblem | null;
  fields: { group: string; import: string; version: string };
  retry: FormAction;
  remove: FormAction;
};

/** A file that could not be read: why, and what can be done. */
export function FailedImport({ file, problem, fields, retry, remove }: Props) {
  const t = useTranslations("import.failed");
  const words = useProblemWords();
  return (
    <>
      <Notice tone="error" title={t("title", { file })}>
        {words(problem ?? { code: "import.gave-up", values: {} })}
      </Notice>
      <p>{t("words")}</p>
      <SmallForm action={retry} submit={t("retry")} fields={fields} />
      <SmallForm action={remove} submit={t("put-away")} variant="danger" fields={fields} />
      <p>
        <a href={`/groups/${fields.group}/import`}>{t("another")}</a>
      </p>
    </>
  );
}
