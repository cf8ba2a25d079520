"use client";

import { type ComponentType, useEffect, useState } from "react";
import { FirstWords } from "./first-words";
import type { Begun, PostEditorProps } from "./post-editor";

const PAUSE = 3_000;

/** Once it was fetched it stands at once, wherever somebody writes next. */
let fetched: ComponentType<PostEditorProps> | null = null;

/** Without a network it is asked for until it comes: meanwhile one writes without it. */
async function fetchEditor(): Promise<void> {
  while (!fetched) {
    fetched = await import("./post-editor").then(
      ({ PostEditor }) => PostEditor,
      () => null,
    );
    if (!fetched) await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/**
 * Fetched ahead, so that whoever loses the network can still write: when somebody first does something here, or while
 * nothing else is to do.
 */
export function useEditorAtHand(isWanted: boolean) {
  useEffect(() => {
    if (!isWanted) return;
    const fetchAhead = () => void fetchEditor();
    const timer = setTimeout(fetchAhead, PAUSE);
    const signs = ["pointerdown", "keydown"] as const;
    for (const sign of signs) document.addEventListener(sign, fetchAhead, { once: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) document.removeEventListener(sign, fetchAhead);
    };
  }, [isWanted]);
}

/** The editor is half of the page's script, and fetched when someone begins to write. What they write until it is there goes on in it. */
export function LazyPostEditor(props: PostEditorProps) {
  return <Arriving key={props.draftKey} {...props} />;
}

function Arriving(props: PostEditorProps) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isHere, setIsHere] = useState(fetched !== null);
  const PostEditor = isHere ? fetched : null;
  if (PostEditor) return <PostEditor {...props} begun={begun} />;
  return (
    <FirstWords
      {...props}
      until={fetchEditor}
      onArrival={(words) => {
        setBegun(words);
        setIsHere(true);
      }}
    />
  );
}
