import { useEffect, useRef } from "react";
import { useRoom } from "../reading/room";

/** A link to a thread (`?a=ID`, and `&post=ID` for one post of it) opens it. */
export function useLinkedThread() {
  const { activate, talk } = useRoom();
  const find = useRef(talk.find);
  useEffect(() => {
    const asked = new URLSearchParams(window.location.search);
    const id = asked.get("a");
    const post = asked.get("post") ?? undefined;
    if (!id) return;
    activate(id, { scroll: "thread", post });
    void find.current(id);
  }, [activate]);
}
