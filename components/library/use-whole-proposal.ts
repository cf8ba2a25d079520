import { useEffect, useRef, useState } from "react";
import type { KeptProposal } from "./import-saver";

/** A server that is started anew is back by then. */
const RETRY = 2_000;

/** Asks for all of a long proposal, once its beginning is on the screen. */
export function useWholeProposal(url: string | null, take: (whole: KeptProposal) => void) {
  const [isWhole, setWhole] = useState(url === null);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (url === null || isWhole) return;
    const ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function fetchWhole(from: string) {
      try {
        const answer = await fetch(from, { signal: ending.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        latest.current((await answer.json()) as KeptProposal);
        setWhole(true);
      } catch {
        if (!ending.signal.aborted) timer = setTimeout(() => fetchWhole(from), RETRY);
      }
    }
    void fetchWhole(url);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [url, isWhole]);
  return isWhole;
}
