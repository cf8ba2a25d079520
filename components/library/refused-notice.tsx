"use client";

import { useTranslations } from "use-intl";
import type { CodedProblem } from "@/messages/problem-words";
import { Notice } from "../ui/notice";
import { useProblemWords } from "../use-problem-words";

/** Why a text could not be imported. */
export function RefusedNotice({ problem }: { problem: CodedProblem | null }) {
  const t = useTranslations("import");
  const words = useProblemWords();
  return (
    problem && (
      <Notice tone="error" title={t("refused")}>
        <p>{words(problem)}</p>
      </Notice>
    )
  );
}
