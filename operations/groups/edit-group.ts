import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { lockGroup, updateGroup } from "@/db/queries/groups";
import { addLogEntry } from "@/db/queries/moderation-log";
import { inTransaction } from "@/db/transaction";
import { doorOf, type Group } from "@/domain/groups";
import { can } from "@/domain/policy";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { GroupEdit } from "@/domain/wire/group";
import { accessGroup, authorOf, type GroupAccess, refusal } from "../access";
import { findGroup } from "./find-group";

/** A JSON merge: what is left out stays. An archived group can only be taken up again, and then be changed as well. */
export async function editGroup(
  viewer: Viewer,
  slug: string,
  { version, archived, moderation, ...plain }: GroupEdit,
  now = new Date(),
): Promise<void> {
  const isCurrent = await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(
      tx,
      viewer,
      slug,
      archived === undefined ? "group.edit" : "group.archive",
    );
    const wanted = {
      ...plain,
      ...(moderation && { moderation: { ...access.group.moderation, ...moderation } }),
    };
    const archivedAt = archivedAfter(access.group, archived, now);
    const opened = archived === false ? { ...access, group: { ...access.group, archivedAt } } : access;
    if (Object.keys(wanted).length > 0 && !can("group.edit", opened)) throw refusal(access, "group.edit");
    const asked = { ...access.group, ...wanted };
    const { admission } = doorOf(asked);
    if (moderation) await noteSettings(tx, access, moderation);
    const change = {
      ...wanted,
      ...(admission === asked.admission ? {} : { admission }),
      ...(archived === undefined ? {} : { archivedAt }),
    };
    if ((await updateGroup(tx, access, change, version)) === null) return false;
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "group.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { from: pick(access.group, change), to: change },
    });
    return true;
  });
  if (!isCurrent) throw new Conflict("stale", {}, { current: await findGroup(viewer, slug) });
}

/** Told to nobody by the log. */
const UNTOLD = ["words", "stockNotes"];

/** The log says which were changed. */
async function noteSettings(
  tx: Transaction,
  access: GroupAccess,
  changed: NonNullable<GroupEdit["moderation"]>,
): Promise<void> {
  const before: Record<string, unknown> = access.group.moderation;
  const isNew = ([name, value]: [string, unknown]) => !isDeepStrictEqual(before[name], value);
  const news = Object.entries(changed).filter(isNew);
  if (news.length === 0) return;
  await addLogEntry(tx, {
    groupId: access.group.id,
    action: "settings",
    by: authorOf(access),
    about: null,
    reason: news
      .map(([name, value]) => `${name}: ${UNTOLD.includes(name) ? "…" : JSON.stringify(value)}`)
      .join(", "),
  });
}

/** What is archived already has been since then. */
function archivedAfter({ archivedAt }: Group, archived: boolean | undefined, now: Date): Date | null {
  if (archived === undefined) return archivedAt;
  return archived ? (archivedAt ?? now) : null;
}

const pick = (group: Group, change: object): Record<string, unknown> =>
  Object.fromEntries(Object.keys(change).map((name) => [name, group[name as keyof Group]]));
