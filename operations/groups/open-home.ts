import { database } from "@/db/client";
import { type DeclinedRequest, listOwnDeclined, listOwnRequests } from "@/db/queries/members";
import { DECLINED_TOLD_DAYS } from "@/domain/limits";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import type { GroupWire } from "@/domain/wire/group";
import { listDue } from "../assignments/list-due";
import { listQueues, ownWaiting } from "../moderation/list-queues";
import { type OpenedReadings, openReadings } from "../readings/open-readings";
import { listMyGroups, listOpenToAll } from "./list-groups";

export type HomeGroup = OpenedReadings & { group: GroupWire };

export type Home = {
  /** What is left to do, in all groups, the nearest first. */
  due: AssignmentWire[];
  mine: HomeGroup[];
  /** How much waits for the viewer in the groups that they moderate; null where they moderate none. */
  waiting: number | null;
  /** One's groups that are archived. */
  archived: GroupWire[];
  /** Some groups that anybody may read, without the viewer's own; the directory has them all. */
  others: GroupWire[];
  /** The addresses of groups that turned private while the viewer waits to be let in: nothing else of them is told. */
  closed: string[];
  /** One's requests that were declined lately. */
  declined: DeclinedRequest[];
};

const GROUPS_AT_ONCE = 50;
/** As many as show what there is to read here. */
const OTHERS = 6;
/** As many as one is likely to be at. */
const READINGS_EACH = 6;

/** What the home page shows: one's groups with what they read, what one waits for, and what is open to all. */
export async function openHome(viewer: Viewer, now = new Date()): Promise<Home> {
  const since = new Date(now.getTime() - DECLINED_TOLD_DAYS * 24 * 60 * 60 * 1000);
  const [due, own, open, requests, declined, queues] = await Promise.all([
    isSignedIn(viewer) ? listDue(viewer) : [],
    isSignedIn(viewer) ? listMyGroups(viewer, { limit: GROUPS_AT_ONCE }) : { items: [] },
    listOpenToAll(viewer, { limit: GROUPS_AT_ONCE }),
    isSignedIn(viewer) ? listOwnRequests(database(), viewer) : [],
    isSignedIn(viewer) ? listOwnDeclined(database(), viewer, since) : [],
    isSignedIn(viewer) ? listQueues(viewer) : [],
  ]);
  const archived = own.items.filter(({ archivedAt }) => archivedAt !== null);
  const going = own.items.filter(({ archivedAt }) => archivedAt === null);
  const slugs = going.map(({ slug }) => slug);
  const opened = await openReadings(viewer, slugs, { isOpen: true, limit: READINGS_EACH });
  const mine = opened.map((readings, at) => ({ ...readings, group: going[at] as GroupWire }));
  const ownIds = new Set(own.items.map(({ id }) => id));
  const closed = requests.filter(({ isClosed }) => isClosed).map(({ slug }) => slug);
  const others = open.items.filter(({ id }) => !ownIds.has(id)).slice(0, OTHERS);
  const waiting = queues.length === 0 ? null : ownWaiting(queues).waiting;
  return { due, mine, waiting, archived, others, closed, declined };
}
