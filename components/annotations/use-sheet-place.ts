import { useRoom, useRoomState } from "../reading/room";
import { whereOf } from "./where";

/** The paragraph the sheet stands open on: what is being written, what is active, what was asked for. Null while it is closed. */
export function useSheetPlace(): number | null {
  const { annotations } = useRoom();
  const composer = useRoomState((state) => state.composer);
  const activeId = useRoomState((state) => state.activeId);
  const shown = useRoomState((state) => state.shown);
  if (composer) return whereOf(composer.passage).index;
  const active = annotations.find(({ id }) => id === activeId);
  // What has lost its words is shown above all others.
  return active ? (active.placement.index ?? 0) : shown;
}
