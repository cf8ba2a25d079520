import { useEffect, useRef } from "react";
import { useRoom, useRoomState } from "../reading/room";

/** Escape closes what is open beside the text and leads back to the paragraph it belongs to. Editors keep their own Escape. */
export function useEscape() {
  const room = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const now = useRef({ room, activeId });
  useEffect(() => {
    now.current = { room, activeId };
  });

  useEffect(() => {
    function close(event: KeyboardEvent) {
      const { room, activeId } = now.current;
      const isElsewhere = document.querySelector(":popover-open, dialog[open]") !== null;
      if (event.key !== "Escape" || event.defaultPrevented || isElsewhere || activeId === null) return;
      const index = room.annotations.find(({ id }) => id === activeId)?.placement.index;
      const wasInside = document.activeElement?.closest("article") !== null;
      room.activate(null);
      room.showParagraph(null);
      if (wasInside && index !== null && index !== undefined) room.focusParagraph(index);
    }
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, []);
}
