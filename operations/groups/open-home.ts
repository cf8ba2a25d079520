import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import type { ReadingWire } from "@/domain/wire/reading";
import { listReadings } from "../readings/list-readings";
import { listMyGroups, listOpenToAll } from "./list-groups";

export type Home = {
  mine: { group: GroupWire; readings: ReadingWire[] }[];
  /** Groups that anybody may read, without the viewer's own. */
  open: GroupWire[];
};

const GROUPS_AT_ONCE = 50;
const READINGS_EACH = 5;

/** What the home page shows: one's groups with what they read, and what is open to all. */
export async function openHome(viewer: Viewer): Promise<Home> {
  const [own, open] = await Promise.all([
    isSignedIn(viewer) ? listMyGroups(viewer, { limit: GROUPS_AT_ONCE }) : { items: [] },
    listOpenToAll(viewer, { limit: GROUPS_AT_ONCE }),
  ]);
  const mine = await Promise.all(
    own.items.map(async (group) => ({ group, readings: await readingsOf(viewer, group) })),
  );
  const ownIds = new Set(own.items.map(({ id }) => id));
  return { mine, open: open.items.filter(({ id }) => !ownIds.has(id)) };
}

/** Whoever waits at a private group's door sees nothing of what is inside. */
async function readingsOf(viewer: Viewer, group: GroupWire): Promise<ReadingWire[]> {
  if (group.visibility === "private" && group.membership?.state !== "active") return [];
  return (await listReadings(viewer, group.slug, { limit: READINGS_EACH })).items;
}
