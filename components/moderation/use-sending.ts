import { useState } from "react";
import { useTranslations } from "use-intl";
import { Refused } from "@/lib/browser/request";
import { useProblemWords } from "../use-problem-words";

/** Sends once at a time; what went wrong is told in words, and nothing that was typed goes. */
export function useSending() {
  const t = useTranslations("keeping");
  const problemWords = useProblemWords();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function sending(send: () => Promise<void>): Promise<void> {
    setIsBusy(true);
    setProblem(null);
    try {
      await send();
    } catch (thrown) {
      if (!(thrown instanceof Error)) throw thrown;
      setProblem(thrown instanceof Refused ? problemWords(thrown) : t("again"));
    } finally {
      setIsBusy(false);
    }
  }
  return { isBusy, problem, sending };
}
