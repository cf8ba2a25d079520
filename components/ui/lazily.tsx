"use client";

import { type ComponentType, useEffect, useState } from "react";

const PAUSE = 3_000;

/**
 * A component that is fetched when it is first drawn, or ahead of that; nothing stands in its place meanwhile. Without a
 * network it is asked for until it comes.
 */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let fetched: ComponentType<Props> | null = null;

  async function ahead(): Promise<void> {
    while (!fetched) {
      fetched = await load().catch(() => null);
      if (!fetched) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  function Lazy(props: Props) {
    const [isHere, setIsHere] = useState(fetched !== null);
    useEffect(() => {
      if (!isHere) void ahead().then(() => setIsHere(true));
    }, [isHere]);
    return isHere && fetched ? ((Fetched) => <Fetched {...props} />)(fetched) : null;
  }

  return { Lazy, ahead };
}
