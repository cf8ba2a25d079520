"use client";

import { useTranslations } from "use-intl";
import { useProblemWords } from "@/components/use-problem-words";
import type { CodedProblem } from "@/messages/problem-words";
import styles from "./import-preview.module.css";
import type { SavingState } from "./import-saver";

/** Whether the server has what is on the page, said quietly. */
export function SavingLine({ state, problem }: { state: SavingState; problem: CodedProblem | undefined }) {
  const t = useTranslations("library.preview.saving");
  const words = useProblemWords();
  return <p className={styles.saving}>{problem ? words(problem) : t(state)}</p>;
}
