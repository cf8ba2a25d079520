import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import { type OpenedReadings, openReadings } from "../readings/open-readings";
import { listMyGroups, listOpenToAll } from "./list-groups";

export type HomeGroup = OpenedReadings & { group: GroupWire };

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
  const slugs = own.items.map(({ slug }) => slug);
  const opened = await openReadings(viewer, slugs, { limit: READINGS_EACH });
  const mine = opened.map((readings, at) => ({ ...readings, group: own.items[at] as GroupWire }));
  const ownIds = new Set(own.items.map(({ id }) => id));
  return { mine, others: open.items.filter(({ id }) => !ownIds.has(id)) };
}
