import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { addToCounts, measureTalk } from "@/db/queries/paragraph-counts";
import { readMap } from "@/db/queries/reading-map";
import { inQuery, isPostWhole } from "@/db/queries/visibility";
import { annotations, posts } from "@/db/schema/annotations";
import { memberships, subgroups } from "@/db/schema/groups";
import { readings } from "@/db/schema/texts";
import { inTransaction } from "@/db/transaction";
import { AUDIENCES, MODERATION_STATES, type PostState } from "@/domain/annotations";
import { newId } from "@/domain/ids";
import { signedOut, type Viewer } from "@/domain/viewer";
import { accessReading } from "@/operations/access";
import { buildGroupReading } from "../support/build-discussion";
import { buildViewer } from "../support/build-group";

/*
 * What is counted ahead, with each looker's own, against the visibility rule asked of every post: for every audience and
 * every state that an opening post and a reply to it can come to. On `k0` stands one of each, on the other paragraphs one alone.
 */

let reading: { id: string };
let readers: Record<string, Viewer>;

beforeAll(async () => {
  const built = await buildGroupReading({ visibility: "public" });
  const { ada, bruno, chidi, dora, olive, group, memberIds } = built;
  reading = built.reading;
  readers = { ada, bruno, chidi, dora, olive, stranger: await buildViewer("mallory"), nobody: signedOut };
  const place = { groupId: group.id, readingId: reading.id };
  // Chidi, who writes all of it, has gone to the blue since; Dora is among the red, Olive among the blue.
  const [red, blue] = [newId(), newId()];
  await database()
    .insert(subgroups)
    .values([
      { groupId: group.id, id: red, name: "Red" },
      { groupId: group.id, id: blue, name: "Blue" },
    ]);
  const sides = { [memberIds.chidi]: blue, [memberIds.dora]: red, [memberIds.olive]: blue };
  for (const [id, subgroupId] of Object.entries(sides))
    await database().update(memberships).set({ subgroupId }).where(eq(memberships.id, id));
  const words = { startOffset: 0, endOffset: 1, quote: "q", prefix: "", suffix: "" };
  let made = 0;
  for (const [audience, subgroupId] of AUDIENCES.map(
    (one) => [one, one === "subgroup" ? red : null] as const,
  ))
    for (const opening of states(memberIds.chidi))
      for (const reply of states(memberIds.dora))
        for (const key of [`k${++made}`, "k0"]) {
          const [id, above, under] = [newId(), newId(), newId()];
          const link = { ...place, annotationId: id };
          await inTransaction(async (tx) => {
            const where = { startKey: key, endKey: key, editionId: built.reading.editionId };
            const mark = {
              ...place,
              ...words,
              ...where,
              id,
              audience,
              subgroupId,
              authorId: memberIds.chidi,
            };
            await tx.insert(annotations).values({ ...mark, kind: "comment" });
            await tx.insert(posts).values([
              { ...link, authorId: opening.authorId, id: above },
              { ...link, authorId: reply.authorId, id: under, parentId: above, ancestors: [above] },
            ]);
            const at = { ...place, key, audience, subgroupId };
            await addToCounts(tx, at, { threads: 1, posts: 1 });
            await addToCounts(tx, at, { threads: 0, posts: 1 });

            const before = await measureTalk(tx, group.id, id);
            await tx.update(posts).set(opening).where(eq(posts.id, above));
            await tx.update(posts).set(reply).where(eq(posts.id, under));
            const after = await measureTalk(tx, group.id, id);
            const change = { threads: after.threads - before.threads, posts: after.posts - before.posts };
            await addToCounts(tx, at, change);
          });
        }
}, 120_000);

const states = (authorId: string): Pick<PostState, "authorId" | "moderation" | "deletedAt">[] =>
  MODERATION_STATES.flatMap((moderation) =>
    [null, new Date()].map((deletedAt) => ({ authorId, moderation, deletedAt })),
  );

const READERS = ["ada", "bruno", "chidi", "dora", "olive", "stranger", "nobody"];

test.each(READERS.flatMap((who) => [true, false].map((isDivided) => [who, isDivided] as const)))(
  "%s is told as many posts and threads as the rule lets them read, divided: %s",
  async (who, isDivided) => {
    await database().update(readings).set({ isDivided }).where(eq(readings.id, reading.id));
    const access = await accessReading(database(), readers[who] ?? signedOut, reading.id, "reading.read");
    const { talk } = await readMap(database(), access);
    const counted = [...talk].flatMap(([key, { posts, threads }]) =>
      posts > 0 ? [[key, { posts, threads }]] : [],
    );
    const allowed = await database().execute<{ key: string; posts: number; threads: number }>(sql`
      select coalesce(annotations.counted_key, annotations.start_key) as key, count(*)::int as posts, count(distinct annotations.id)::int as threads
      from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
      where ${isPostWhole(inQuery(access.looker, access.reading))} group by 1`);
    const byKey = allowed.map(({ key, posts, threads }) => [key, { posts, threads }]);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(byKey));
    expect(byKey.length).toBeGreaterThan(10);
  },
);
