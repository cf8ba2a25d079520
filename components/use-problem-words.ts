"use client";

import { useTranslations } from "use-intl";
import { type CodedProblem, problemWords } from "@/messages/problem-words";

/** In a component: the words for what the server refused. */
export function useProblemWords() {
  const translate = useTranslations();
  return (problem: CodedProblem) => problemWords(translate, problem);
}
