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
};

/** What was done to keep the house, the newest first. */
export async function listLog(
  viewer: Viewer,
  slug: string,
  { after, limit, post, member }: Query,
): Promise<List<LogEntryWire>> {
  const db = database();
  const access = await accessGroup(db, viewer, slug, "group.read-moderation-log");
  const rows = await listLogRows(db, access, { after, limit: limit + 1, postId: post, memberId: member });
  if (access.looker.moderates) return pageOf(rows, limit, { item: logEntryWire, cursor: ({ id }) => id });
  const names = await listNamesBorne(db, access.group.id, rows);
  return pageOf(rows, limit, { item: (row) => toldOpenly(logEntryWire(row), names), cursor: ({ id }) => id });
}

/** To members under the names that are borne now, since others may have been given up; and not at which post it was. */
function toldOpenly(entry: LogEntryWire, names: ReadonlyMap<string, string>): LogEntryWire {
  const named = <Member extends { id: string | null; name: string }>(member: Member | null) =>
    member?.id ? { ...member, name: names.get(member.id) ?? "" } : member;
  return {
    ...entry,
    by: named(entry.by),
    member: named(entry.member),
    post: null,
    annotation: null,
    reading: null,
  };
}

/** More than that nobody looks through for a name. */
const MEMBERS_MOST = 500;

/** For its page: whom it is about, to choose from, as well. */
export async function openLog(viewer: Viewer, slug: string, query: Query) {
  const access = await accessGroup(database(), viewer, slug, "group.read-moderation-log");
  const [log, members] = await Promise.all([
    listLog(viewer, slug, query),
    listLogMembers(database(), access, MEMBERS_MOST),
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
