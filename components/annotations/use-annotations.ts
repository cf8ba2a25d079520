"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { speakAs } from "@/lib/browser/request";
import type { Opening } from "../reading/opening";
import type { Talk } from "../reading/talk";
import { talkStore } from "./talk-store";

/** What is said about the reading, kept current while the page is open. */
export function useAnnotations(opening: Opening): Talk {
  const [store] = useState(() => talkStore(opening));
  useEffect(() => {
    speakAs(opening.me?.userId ?? null);
    return store.start();
  }, [store, opening.me?.userId]);
  return useSyncExternalStore(store.subscribe, store.read, store.readFirst);
}
