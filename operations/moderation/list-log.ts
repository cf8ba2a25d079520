import { database } from "@/db/client";
import { type LogRow, listLogMembers, listLogRows, listNamesBorne } from "@/db/queries/moderation-log";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { LogEntryWire } from "@/domain/wire/moderation";
import { accessGroup } from "../access";

type Query = {
  after?: string | undefined;
  limit: number;
  post?: string | undefined;
  member?: string | undefined;
  without?: "deletions" | undefined;
};

/** What was done to keep the house, the newest first. */
export async function listLog(
  viewer: Viewer,
  slug: string,
  { after, limit, post, member, without }: Query,
): Promise<List<LogEntryWire>> {
  const db = database();
  const access = await accessGroup(db, viewer, slug, "group.read-moderation-log");
  // Members do not learn by asking what the entries do not tell them.
  if (post !== undefined && !access.looker.moderates) return { items: [], next: null };
  const about = { postId: post, memberId: member, without };
  const rows = await listLogRows(db, access, { after, limit: limit + 1, ...about });
  const pageAs = (item: (row: LogRow) => LogEntryWire) =>
    pageOf(rows, limit, { item, cursor: ({ id }) => id });
  if (access.looker.moderates && access.membership) return pageAs(logEntryWire);
  const names = await listNamesBorne(db, access.group.id, rows);
  const borne = (row: LogRow) => underNamesBorne(logEntryWire(row), names);
  return access.looker.moderates ? pageAs(borne) : pageAs((row) => withoutPlace(borne(row)));
}

/** Names that were given up since are for the group's own moderators. */
function underNamesBorne(entry: LogEntryWire, names: ReadonlyMap<string, string>): LogEntryWire {
  const named = <Member extends { id: string | null; name: string }>(member: Member | null) =>
    member?.id ? { ...member, name: names.get(member.id) ?? "" } : member;
  return { ...entry, by: named(entry.by), member: named(entry.member) };
}

/** Members are not told at which post it was. */
const withoutPlace = (entry: LogEntryWire): LogEntryWire => ({
  ...entry,
  ...{ post: null, annotation: null, reading: null },
});

/** More than that nobody looks through for a name. */
const MEMBERS_MOST = 500;

/** For its page: whom it is about, to choose from, as well. */
export async function openLog(viewer: Viewer, slug: string, query: Query) {
  const access = await accessGroup(database(), viewer, slug, "group.read-moderation-log");
  const [log, members] = await Promise.all([
    listLog(viewer, slug, query),
    listLogMembers(database(), access, { most: MEMBERS_MOST, without: query.without }),
  ]);
  return { ...log, members };
}

const logEntryWire = (row: LogRow): LogEntryWire => ({
  id: row.id,
  at: row.at.toISOString(),
  by: row.byName === null ? null : { id: row.byMemberId, name: row.byName },
  action: row.action,
  subject: row.subject,
  from: row.fromState,
  to: row.toState,
  reason: row.reason,
  until: row.until?.toISOString() ?? null,
  post: row.postId,
  annotation: row.annotationId,
  reading: row.readingId,
  member: row.memberId === null ? null : { id: row.memberId, name: row.memberName ?? "" },
});
