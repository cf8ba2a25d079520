import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import type { ReadingWire } from "@/domain/wire/reading";
import { listReadings } from "../readings/list-readings";
import { listMyGroups, listOpenToAll } from "./list-groups";

export type HomeGroup = { group: GroupWire; readings: ReadingWire[]; hasMore: boolean };

export type Home = {
  mine: HomeGroup[];
  /** Groups that anybody may read, without the viewer's own. */
  others: GroupWire[];
};

const GROUPS_AT_ONCE = 50;
/** As many as one is likely to be at. */
const READINGS_EACH = 6;

/** What the home page shows: one's groups with what they read, and what is open to all. */
export async function openHome(viewer: Viewer): Promise<Home> {
  const [own, open] = await Promise.all([
    isSignedIn(viewer) ? listMyGroups(viewer, { limit: GROUPS_AT_ONCE }) : { items: [] },
    listOpenToAll(viewer, { limit: GROUPS_AT_ONCE }),
  ]);
  const mine = await Promise.all(own.items.map((group) => withReadings(viewer, group)));
  const ownIds = new Set(own.items.map(({ id }) => id));
  return { mine, others: open.items.filter(({ id }) => !ownIds.has(id)) };
}

async function withReadings(viewer: Viewer, group: GroupWire): Promise<HomeGroup> {
  const { items, next } = await listReadings(viewer, group.slug, { limit: READINGS_EACH });
  return { group, readings: items, hasMore: next !== null };
}
