import type { Sql } from "postgres";
import { insertRows } from "./insert-rows";
import type { Random } from "./random";

export type SeededMember = { userId: string; memberId: string; sessionId: string; name: string };
export type SeededGroup = { id: string; slug: string; members: [SeededMember, ...SeededMember[]] };

/** When all that is seeded begins; fixed, so that it is the same in every run. */
export const BEGINNING = new Date("2026-01-05T08:00:00Z");

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** A private group; the first of its members organizes it. All are signed in now, since sessions end when they get old. */
export async function seedGroup(
  sql: Sql,
  random: Random,
  { slug, members: count }: { slug: string; members: number },
): Promise<SeededGroup> {
  const id = random.id(BEGINNING);
  const now = new Date();
  const members = Array.from({ length: count }, (_, n) => ({
    userId: random.id(BEGINNING),
    memberId: random.id(BEGINNING),
    sessionId: random.id(now),
    name: `${capital(slug)} Reader ${n + 1}`,
    handle: `${slug}-reader-${n + 1}`,
  }));
  await insertRows(
    sql,
    "users",
    members.map(({ userId, name, handle }) => ({
      id: userId,
      email: `${handle}@example.org`,
      name,
      handle,
      created_at: BEGINNING,
      email_verified_at: BEGINNING,
    })),
  );
  await insertRows(
    sql,
    "sessions",
    members.map(({ userId, sessionId }) => ({
      id: sessionId,
      user_id: userId,
      created_at: now,
      last_seen_at: now,
      user_agent: "a seeded browser",
    })),
  );
  await insertRows(sql, "groups", [
    {
      id,
      slug,
      name: capital(slug),
      admission: "by-invitation",
      visibility: "private",
      time_zone: "Europe/Berlin",
      created_at: BEGINNING,
    },
  ]);
  await insertRows(
    sql,
    "memberships",
    members.map(({ userId, memberId, name, handle }, n) => ({
      group_id: id,
      id: memberId,
      user_id: userId,
      role: n === 0 ? "organizer" : "member",
      state: "active",
      name,
      handle,
      since: BEGINNING,
    })),
  );
  return { id, slug, members: members as unknown as SeededGroup["members"] };
}
