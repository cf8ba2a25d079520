"use client";

import { createContext, useContext } from "react";
import { timeToRead, USUAL_PACE } from "@/domain/time-to-read";

const Pace = createContext<number>(USUAL_PACE);

export const PaceOfReader = Pace.Provider;

/** How long so many words take whoever has this page before them. */
export function useTimeToRead() {
  const pace = useContext(Pace);
  return (words: number) => timeToRead(words, pace);
}
