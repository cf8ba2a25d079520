import fc from "fast-check";
import { expect, test } from "vitest";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { deletePost } from "@/operations/posts/delete-post";
import { openReading } from "@/operations/readings/open-reading";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";

/** One thing that somebody does; `on` chooses among what there is. */
const deed = fc.record({
  who: fc.constantFrom("ada" as const, "chidi" as const, "dora" as const),
  does: fc.constantFrom("comment", "highlight", "note", "reply", "reply", "take back", "delete", "delete"),
  on: fc.nat(),
});

test("whatever people write and take back, the counts are what each of them may read", async () => {
  const { reading, ...people } = await buildGroupReading();
  const readers = [people.ada, people.bruno, people.chidi, people.dora, people.olive];
  const property = fc.asyncProperty(fc.array(deed, { minLength: 10, maxLength: 20 }), async (deeds) => {
    for (const { who, does, on } of deeds) {
      const viewer = people[who];
      const threads = await seenBy(viewer, reading);
      const thread = threads[on % threads.length];
      const post = thread?.posts[on % thread.posts.length];
      const passage = { paragraph: 1 + (on % 3) };
      // Some of it is refused, as it should be: what others wrote, what is gone.
      const refused = () => {};
      if (does === "comment") await annotate(viewer, reading, { passage });
      if (does === "note") await annotate(viewer, reading, { passage, audience: "me" });
      if (does === "highlight")
        await annotate(viewer, reading, { passage, kind: "highlight", body: undefined });
      if (does === "reply" && thread) await reply(viewer, thread, "Well", post?.id).catch(refused);
      if (does === "take back" && thread) await deleteAnnotation(viewer, thread.id).catch(refused);
      if (does === "delete" && post) await deletePost(viewer, post.id).catch(refused);
    }
    for (const reader of readers) {
      const allowed: Record<string, { threads: number; posts: number }> = {};
      for (const { passage, postCount } of await seenBy(reader, reading)) {
        if (postCount === 0) continue;
        const { key } = passage.start;
        const { threads, posts } = allowed[key] ?? { threads: 0, posts: 0 };
        allowed[key] = { threads: threads + 1, posts: posts + postCount };
      }
      const { counts } = await openReading(reader, reading.id);
      const told = Object.values(counts).filter(({ posts, threads }) => posts !== 0 || threads !== 0);
      expect(Object.fromEntries(told.map(({ key, threads, posts }) => [key, { threads, posts }]))).toEqual(
        allowed,
      );
    }
  });
  await fc.assert(property, { numRuns: 6, endOnFailure: true });
}, 120_000);
