"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { Refused } from "@/lib/browser/request";
import { countWaiting } from "@/lib/browser/review";

type Waiting = {
  /** How many things wait by now. */
  count: number;
  /** How many of them came since the page was made. */
  fresh: number;
};

const WaitingNow = createContext<Waiting | null>(null);

/** What waits for the moderators of the group; null for everybody else. */
export const useWaiting = () => useContext(WaitingNow);

/** Often enough that nobody waits for long, and one small question each time. */
const EVERY = 20_000;

type Props = {
  slug: string;
  /** As it was when the page was made; null for whoever does not moderate. */
  count: number | null;
  madeAt: number;
  children: ReactNode;
};

/** Asks anew for as long as somebody looks, and when they come back to it. */
export function WaitingProvider({ slug, count, madeAt, children }: Props) {
  const [known, setKnown] = useState({ madeAt, count });
  if (known.madeAt !== madeAt) setKnown({ madeAt, count });
  const isModerator = count !== null;

  useEffect(() => {
    if (!isModerator) return;
    let isOver = false;
    const ask = async () => {
      if (isOver || document.visibilityState !== "visible") return;
      try {
        const { waiting } = await countWaiting(slug);
        if (!isOver) setKnown((before) => ({ ...before, count: waiting }));
      } catch (thrown) {
        // Whoever moderates no more is not asked for again; a server out of reach will be there in a while.
        if (thrown instanceof Refused) isOver = true;
      }
    };
    const timer = setInterval(ask, EVERY);
    document.addEventListener("visibilitychange", ask);
    window.addEventListener("focus", ask);
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
      window.removeEventListener("focus", ask);
    };
  }, [slug, isModerator]);

  const now = known.madeAt === madeAt ? known.count : count;
  return (
    <WaitingNow value={now === null ? null : { count: now, fresh: Math.max(0, now - (count ?? 0)) }}>
      {children}
    </WaitingNow>
  );
}
