"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { type ImportStanding, type ImportState, isSettled } from "@/domain/import-state";
import styles from "./import-progress.module.css";

type Props = {
  file: string;
  state: ImportState;
  /** How far it is now; null when it is not there any more. */
  look: () => Promise<ImportStanding | null>;
};

const STAGES = ["received", "reading", "ready"] as const;

/** Soon at first, then less often; after a quarter of an hour no more, until somebody asks. */
const SOON_MS = 1_000;
const LATER_MS = 5_000;
const SOON_LOOKS = 60;
const MOST_LOOKS = 230;

/** How far reading a file has come. It goes on without this page, which looks until it is done. */
export function ImportProgress({ file, state: first, look }: Props) {
  const t = useTranslations("import.progress");
  const [state, setState] = useState(first);
  const [looks, setLooks] = useState(0);
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });

  useEffect(() => {
    if (isSettled({ state }) || looks >= MOST_LOOKS) return;
    const next = () => setLooks((before) => before + 1);
    const lookNow = async () => {
      // Nobody is there to see it: they look when they come back.
      if (document.hidden) return document.addEventListener("visibilitychange", next, { once: true });
      const found = await latest.current().catch(() => undefined);
      if (found) setState(found.state);
      if (found === null || (found && isSettled(found))) window.location.reload();
      else next();
    };
    const timer = setTimeout(lookNow, looks < SOON_LOOKS ? SOON_MS : LATER_MS);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", next);
    };
  }, [state, looks]);

  const at = (STAGES as readonly ImportState[]).indexOf(state);
  const isLong = looks > SOON_LOOKS / 2;
  return (
    <section aria-labelledby="progress" className={styles.progress}>
      <h2 id="progress" dir="auto">
        {file}
      </h2>
      <ol className={styles.stages}>
        {STAGES.map((stage, index) => (
          <li
            key={stage}
            aria-current={index === at ? "step" : undefined}
            data-done={index < at || undefined}
          >
            {t(stage)}
          </li>
        ))}
      </ol>
      <p role="status">{t(isLong && state === "received" ? "said-waiting" : `said-${state}`)}</p>
      <p>{t("goes-on")}</p>
      {looks >= MOST_LOOKS && <Button onClick={() => setLooks(0)}>{t("look-again")}</Button>}
      <noscript>
        <meta httpEquiv="refresh" content="3" />
        <p>
          <a href="?">{t("look-again")}</a>
        </p>
      </noscript>
    </section>
  );
}
