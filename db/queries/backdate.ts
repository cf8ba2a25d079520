import { eq, sql } from "drizzle-orm";
import type { Db } from "../client";
import { annotations, posts } from "../schema/annotations";

/** For the demo only: a talk that began days ago. */
export async function backdate(
  db: Db,
  {
    annotationId,
    postId,
    minutesAgo,
  }: { annotationId: string | null; postId: string | null; minutesAgo: number },
): Promise<void> {
  const createdAt = sql`now() - make_interval(mins => ${minutesAgo})`;
  if (annotationId) await db.update(annotations).set({ createdAt }).where(eq(annotations.id, annotationId));
  if (postId) await db.update(posts).set({ createdAt }).where(eq(posts.id, postId));
}

/** Whether something with this id was made, whatever has become of it since. */
export async function isMade(db: Db, id: string): Promise<boolean> {
  const [found] = await db.execute<{ made: boolean }>(sql`
    select exists (select from ${annotations} where id = ${id})
      or exists (select from ${posts} where id = ${id}) as made`);
  return found?.made ?? false;
}
