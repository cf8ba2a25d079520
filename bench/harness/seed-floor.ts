import type { Sql } from "postgres";
import type { SeededMember } from "@/tests/support/seed/seed-group";

/** Who is signed in at the floor: the same people. */
export async function seedFloorSessions(sql: Sql, members: readonly SeededMember[]): Promise<void> {
  await sql`create table floor_sessions (
    id uuid primary key, user_id uuid not null, name text not null, expires_at timestamptz not null)`;
  const rows = members.map(({ sessionId, userId, name }) => ({ id: sessionId, user_id: userId, name }));
  await sql`
    insert into floor_sessions
    select id, user_id, name, now() + interval '1 day'
    from jsonb_to_recordset(${sql.json(rows)}) as one (id uuid, user_id uuid, name text)`;
}

export const floorCookie = ({ sessionId }: SeededMember): string => `sid=${sessionId}`;
