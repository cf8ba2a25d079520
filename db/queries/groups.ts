import { and, count, desc, eq, ilike, inArray, isNull, like, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group, MemberState, Role } from "@/domain/groups";
import { stemOf } from "@/domain/slugs";
import type { Db, Transaction } from "../client";
import { groups, memberships } from "../schema/groups";
import { readings } from "../schema/texts";
import { containing } from "./containing";
import { groupColumns } from "./row-columns";

export type NewGroupRow = Omit<Group, "createdAt" | "archivedAt" | "hasPseudonyms" | "moderation"> &
  Partial<Pick<Group, "hasPseudonyms" | "moderation">>;

/** False when the slug is taken, or the id. */
export async function insertGroup(tx: Transaction, group: NewGroupRow): Promise<boolean> {
  const made = await tx.insert(groups).values(group).onConflictDoNothing().returning({ id: groups.id });
  return made.length > 0;
}

/** Whether a group with this id was made: nothing else of it is told. */
export async function isGroupMade(db: Db, id: string): Promise<boolean> {
  return (await db.select({ id: groups.id }).from(groups).where(eq(groups.id, id))).length > 0;
}

/** Slugs that are this one, or may be this one with a number. */
export async function listSlugsLike(db: Db, slug: string): Promise<Set<string>> {
  const lowered = sql`lower(${groups.slug})`;
  const isNumbered = and(like(lowered, `${stemOf(slug)}%`), sql`${lowered} ~ '-[0-9]+$'`);
  const found = await db
    .select({ slug: groups.slug })
    .from(groups)
    .where(or(eq(lowered, slug), isNumbered));
  return new Set(found.map((group) => group.slug.toLowerCase()));
}

/**
 * Held until the commit by whatever gives others a place, takes a right away or changes the group itself, and taken
 * before the door's locks: so two organizers who add each other, or leave at once, do it one after the other, and never
 * wait for each other in a circle.
 */
export async function lockGroup(tx: Transaction, slug: string): Promise<void> {
  await tx
    .select({ id: groups.id })
    .from(groups)
    .where(eq(sql`lower(${groups.slug})`, slug.toLowerCase()))
    .for("no key update");
}

export async function findGroupIdBySlug(db: Db, slug: string): Promise<string | null> {
  const [group] = await db
    .select({ id: groups.id })
    .from(groups)
    .where(eq(sql`lower(${groups.slug})`, slug.toLowerCase()));
  return group?.id ?? null;
}

export type GroupChange = Partial<
  Pick<
    Group,
    | "name"
    | "description"
    | "admission"
    | "visibility"
    | "timeZone"
    | "archivedAt"
    | "hasPseudonyms"
    | "moderation"
  >
> & { rules?: string };

/** Null when the group is no longer at the version the edit was made on. */
export async function updateGroup(
  tx: Transaction,
  { group }: Granted<{ group: Group }, "group.edit" | "group.archive">,
  change: GroupChange,
  version: number | undefined,
): Promise<number | null> {
  const isExpected = version === undefined ? undefined : eq(groups.version, version);
  const [edited] = await tx
    .update(groups)
    .set({ ...change, version: sql`${groups.version} + 1` })
    .where(and(eq(groups.id, group.id), isExpected))
    .returning({ version: groups.version });
  return edited?.version ?? null;
}

/** A group with its figures and the place of whoever asks. */
export type GroupCard = Group & {
  rules: string;
  version: number;
  memberCount: number;
  readingCount: number;
  membership: OwnPlace | null;
};

type OwnPlace = {
  id: string;
  role: Role;
  state: MemberState;
  requestMessage: string | null;
  declinedAt: Date | null;
  declineNote: string | null;
  pseudonym: string | null;
  pseudonymHandle: string | null;
};

export async function findGroupCard(
  db: Db,
  { group }: Granted<{ group: Group }>,
  userId: string | null,
): Promise<GroupCard | null> {
  const [card] = await listCards(db, userId, eq(groups.id, group.id), 1);
  return card ?? null;
}

/** `q`: words that are all in the name or the description. `onlyId`: the one group that may be listed, where no other may. */
export type GroupCardPage = {
  q?: string | undefined;
  after?: string | undefined;
  limit: number;
  onlyId: string | null;
};

/** The groups that a user is in, or waits for, newest first. */
export async function listGroupsOf(db: Db, userId: string, page: GroupCardPage): Promise<GroupCard[]> {
  const placesIn = (state: MemberState) =>
    db
      .select({ id: memberships.groupId })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), eq(memberships.state, state)));
  // A private group is not there for whoever still waits for it.
  const mine = or(
    inArray(groups.id, placesIn("active")),
    and(eq(groups.visibility, "public"), inArray(groups.id, placesIn("pending"))),
  );
  return listCards(db, userId, and(mine, isOn(page)), page.limit);
}

/** The groups that everybody may read, newest first. */
export async function listPublicGroups(
  db: Db,
  userId: string | null,
  page: GroupCardPage,
): Promise<GroupCard[]> {
  const where = and(eq(groups.visibility, "public"), isNull(groups.archivedAt), isOn(page));
  return listCards(db, userId, where, page.limit);
}

/** Whether there is a group, whoever may see it, beside the one under this slug. */
export async function hasOtherGroups(db: Db, slug: string): Promise<boolean> {
  const [found] = await db.select({ id: groups.id }).from(groups).where(ne(groups.slug, slug)).limit(1);
  return found !== undefined;
}

const isOn = ({ q, after, onlyId }: GroupCardPage): SQL | undefined =>
  and(
    after ? lt(groups.id, after) : undefined,
    onlyId === null ? undefined : eq(groups.id, onlyId),
    ...(q?.split(/\s+/u) ?? []).map((word) =>
      or(ilike(groups.name, containing(word)), ilike(groups.description, containing(word))),
    ),
  );

/** Whether members are asked to keep to something that is written down. */
export async function hasRules(db: Db, { group }: Granted<{ group: Group }>): Promise<boolean> {
  const [row] = await db.select({ rules: groups.rules }).from(groups).where(eq(groups.id, group.id));
  return row !== undefined && row.rules !== "";
}

async function listCards(
  db: Db,
  userId: string | null,
  where: SQL | undefined,
  limit: number,
): Promise<GroupCard[]> {
  const rows = await db
    .select({ ...groupColumns, rules: groups.rules, version: groups.version })
    .from(groups)
    .where(where)
    .orderBy(desc(groups.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const members = await db
    .select({ groupId: memberships.groupId, count: count() })
    .from(memberships)
    .where(and(inArray(memberships.groupId, ids), eq(memberships.state, "active")))
    .groupBy(memberships.groupId);
  const texts = await db
    .select({ groupId: readings.groupId, count: count() })
    .from(readings)
    .where(and(inArray(readings.groupId, ids), isNull(readings.archivedAt)))
    .groupBy(readings.groupId);
  const own = userId
    ? await db
        .select({
          groupId: memberships.groupId,
          id: memberships.id,
          role: memberships.role,
          state: memberships.state,
          requestMessage: memberships.requestMessage,
          declinedAt: memberships.declinedAt,
          declineNote: memberships.declineNote,
          pseudonym: memberships.pseudonym,
          pseudonymHandle: memberships.pseudonymHandle,
        })
        .from(memberships)
        .where(and(inArray(memberships.groupId, ids), eq(memberships.userId, userId)))
    : [];
  return rows.map((row) => {
    const place = own.find(({ groupId }) => groupId === row.id);
    return {
      ...row,
      memberCount: members.find(({ groupId }) => groupId === row.id)?.count ?? 0,
      readingCount: texts.find(({ groupId }) => groupId === row.id)?.count ?? 0,
      membership: place ?? null,
    };
  });
}
