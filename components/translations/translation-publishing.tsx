"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useShownAgain } from "@/components/library/use-shown-again";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useProblemWords } from "@/components/use-problem-words";
import { AUTHORS_APART } from "@/domain/about-text";
import type { CodedProblem } from "@/messages/problem-words";
import styles from "./row-aligner.module.css";
import type { Refusal } from "./row-saver";

type Props = {
  /** Who is named to begin with. */
  translators: readonly string[];
  publish: (translators: string) => Promise<{ ok: true; url: string } | Refusal>;
  /** Of a translation that is known already: what changes is shown next. */
  isCorrection: boolean;
};

/** Who translated it, and publishing it in the rows as they are. */
export function TranslationPublishing({ translators: named, publish, isCorrection }: Props) {
  const t = useTranslations("translations.align");
  const words = useProblemWords();
  const [isPublishing, setPublishing] = useState(false);
  const [problem, setProblem] = useState<CodedProblem | null>(null);
  const [translators, setTranslators] = useState(named.join(AUTHORS_APART));
  const label = useId();
  useShownAgain(() => setPublishing(false));

  async function onPublish() {
    setPublishing(true);
    setProblem(null);
    const answer = await publish(translators).catch(
      (): Refusal => ({ ok: false, code: "import.not-published" }),
    );
    if (answer.ok) return window.location.assign(answer.url);
    setPublishing(false);
    setProblem(answer);
  }

  return (
    // An action, as React does it also when the button was pressed before the page was ready.
    <form className={styles.publishing} action={() => void onPublish()} aria-labelledby={label}>
      {!isCorrection && (
        <TextField
          label={t("translators")}
          hint={t("translators-hint")}
          value={translators}
          onChange={({ target }) => setTranslators(target.value)}
          autoComplete="off"
        />
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {words(problem)}
        </p>
      )}
      <Button type="submit" id={label} variant="primary" busy={isPublishing}>
        {t(isCorrection ? "compare" : "publish")}
      </Button>
    </form>
  );
}
