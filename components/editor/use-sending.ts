import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useProblemWords } from "../use-problem-words";

/** As the server tells it: with its words; or as we notice it ourselves: with what the words need. */
type Coded = { code: string; title?: string; values?: Record<string, string | number> };

/** One attempt at a time; a failure says what happened and that nothing was lost. */
export function useSending() {
  const t = useTranslations("editor");
  const problemWords = useProblemWords();
  const [isSending, setIsSending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const sending = useRef(false);

  /** True once the server has confirmed. */
  async function send(attempt: () => Promise<void>): Promise<boolean> {
    if (sending.current) return false;
    sending.current = true;
    setIsSending(true);
    setFailure(null);
    try {
      await attempt();
      return true;
    } catch (error) {
      setFailure(failureWords(error));
      return false;
    } finally {
      sending.current = false;
      setIsSending(false);
    }
  }

  function failureWords(error: unknown): string {
    if (isCoded(error)) return error.title ?? problemWords(error);
    return navigator.onLine ? t("failed") : t("offline");
  }

  return { isSending, failure, send, refuse: (problem: Coded) => setFailure(problemWords(problem)) };
}

function isCoded(error: unknown): error is Coded {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";
}
