"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { followWaiting } from "@/lib/browser/waiting";
import { type Known, knownAnew, knownByHearing } from "./known-waiting";

type Waiting = Pick<Known, "count" | "fresh" | "groups">;

const WaitingNow = createContext<Waiting | null>(null);

/** What waits for whoever moderates here; null for everybody else. */
export const useWaiting = () => useContext(WaitingNow);

type Props = {
  /** Of the group; null for all that one moderates. */
  slug: string | null;
  /** As it was when the page was made; null for whoever does not moderate. */
  count: number | null;
  madeAt: number;
  children: ReactNode;
};

/** Hears of what comes and goes for as long as somebody looks. */
export function WaitingProvider({ slug, count, madeAt, children }: Props) {
  const made = { madeAt, count: count ?? 0 };
  const [heard, setKnown] = useState<Known>(() => knownAnew(null, made));
  const known = heard.madeAt === madeAt ? heard : knownAnew(heard, made);
  if (known !== heard) setKnown(known);
  const isModerator = count !== null;

  useEffect(() => {
    if (!isModerator) return;
    return followWaiting(slug, (now) => setKnown((before) => knownByHearing(before, now)));
  }, [slug, isModerator]);

  return <WaitingNow value={isModerator ? known : null}>{children}</WaitingNow>;
}
