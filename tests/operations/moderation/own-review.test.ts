import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { memberships } from "@/db/schema/groups";
import { SignedOut } from "@/domain/problems";
import { type SignedInViewer, signedOut } from "@/domain/viewer";
import { reviewFilter } from "@/domain/wire/moderation";
import { addToken } from "@/operations/accounts/add-token";
import { findViewerByToken } from "@/operations/accounts/find-viewer";
import { editGroup } from "@/operations/groups/edit-group";
import { joinGroup } from "@/operations/members/join-group";
import { listOwnReview } from "@/operations/moderation/list-own-review";
import { countOwnReview } from "@/operations/moderation/list-queues";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";
import { decide, flag } from "../../support/build-review";
import { buildUser } from "../../support/cast";

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";

/** Bruno moderates both; in the third he is a member. */
async function buildThree() {
  const [one, other, third] = [
    await buildGroupReading({ visibility: "public" }),
    await buildGroupReading(),
    await buildGroupReading(),
  ];
  const { userId } = one.bruno;
  const be = (id: string) => database().update(memberships).set({ userId }).where(eq(memberships.id, id));
  await be(other.memberIds.bruno);
  await be(third.memberIds.dora);
  await flag(third.chidi, opening(await annotate(third.ada, third.reading)));
  return { one, other, third, bruno: one.bruno };
}
type Built = Awaited<ReturnType<typeof buildGroupReading>>;

const flagOneIn = async ({ chidi, dora, reading }: Built) => {
  const post = opening(await annotate(chidi, reading));
  await flag(dora, post);
  return post;
};

const list = async (
  viewer: SignedInViewer,
  query: { limit?: number; after?: string; state?: "decided" } = {},
) => listOwnReview(viewer, { ...reviewFilter.parse({ state: query.state }), limit: 50, ...query });

test("What waits in all groups that one moderates is one list, the oldest first, page by page", async () => {
  const { one, other, bruno } = await buildThree();
  await editGroup(one.ada, one.group.slug, { admission: "on-request" });
  await joinGroup(await buildViewer("Esi"), one.group.slug);
  const posts = [await flagOneIn(one), await flagOneIn(other), await flagOneIn(one)];
  const first = await list(bruno, { limit: 2 });
  expect(first.items.map(({ post, group }) => [post?.id, group.slug])).toEqual([
    [posts[0], one.group.slug],
    [posts[1], other.group.slug],
  ]);
  const second = await list(bruno, { limit: 2, after: first.next ?? "" });
  expect(second.items.map(({ kind, post }) => [kind, post?.id])).toEqual([
    ["flagged-post", posts[2]],
    ["join-request", undefined],
  ]);
  expect(second.next).toBeNull();
  expect(await countOwnReview(bruno)).toMatchObject({
    waiting: 4,
    groups: expect.arrayContaining([{ slug: one.group.slug, name: "Walden Readers", waiting: 3 }]),
  });
});

test("What was decided in them is told the newest first", async () => {
  const { one, other, bruno } = await buildThree();
  const posts = [await flagOneIn(one), await flagOneIn(other)];
  await decide(other.ada, posts[1] ?? "", { action: "keep" });
  await decide(one.ada, posts[0] ?? "", { action: "keep" });
  const { items } = await list(bruno, { state: "decided" });
  expect(items.map(({ post, group }) => [post?.id, group.slug])).toEqual([
    [posts[0], one.group.slug],
    [posts[1], other.group.slug],
  ]);
  expect((await list(bruno)).items).toEqual([]);
});

test("Others find nothing there, nor anybody what waits about themselves; a token for one group finds that one", async () => {
  const { one, other, bruno } = await buildThree();
  const posts = [await flagOneIn(one), await flagOneIn(other)];
  await flag(one.dora, opening(await annotate(bruno, one.reading)));
  expect((await list(bruno)).items.map(({ post }) => post?.id)).toEqual(posts);
  expect((await list(one.dora)).items).toEqual([]);
  expect((await list(await buildUser())).items).toEqual([]);
  await expect(listOwnReview(signedOut, { state: "open", limit: 50 })).rejects.toThrow(SignedOut);
  const { token } = await addToken(bruno, { name: "a script", isReadOnly: true, group: other.group.slug });
  const script = (await findViewerByToken(token)) as SignedInViewer;
  expect((await list(script)).items.map(({ post }) => post?.id)).toEqual([posts[1]]);
});
