import { useEffect, useState } from "react";

const PAUSE = 3_000;

/** A part of a page that comes when it is needed, or just before. */
export type LatePart<Part> = {
  /** Null until it has come. */
  here: () => Part | null;
  /** Resolves when it is here. Without a network it is asked for until it comes. */
  fetch: () => Promise<void>;
};

/** Once it was fetched it stands at once, wherever it is needed next. */
export function latePart<Part>(bring: () => Promise<Part>): LatePart<Part> {
  let part: Part | null = null;
  let coming: Promise<void> | null = null;

  async function fetchUntilHere() {
    while (!part) {
      part = await bring().catch(() => null);
      if (!part) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  return {
    here: () => part,
    fetch() {
      coming ??= fetchUntilHere();
      return coming;
    },
  };
}

/** The part, or null while it is on its way; it is sent for when it is wanted. */
export function useLatePart<Part>(late: LatePart<Part>, isWanted: boolean): Part | null {
  const [isHere, setIsHere] = useState(false);
  useEffect(() => {
    if (!isWanted || isHere) return;
    let isStillWanted = true;
    late.fetch().then(() => isStillWanted && setIsHere(true));
    return () => {
      isStillWanted = false;
    };
  }, [late, isWanted, isHere]);
  return isWanted ? late.here() : null;
}
