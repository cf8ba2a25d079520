import { expect, test } from "vitest";
import { orderPosts } from "@/components/annotations/order-posts";
import { buildPost } from "./build-threads";

const post = (id: string, parent: string | null, name = id) => ({
  ...buildPost(id, { parent, author: { id: name, name, handle: name } }),
  sending: null,
});

const drawn = (...posts: ReturnType<typeof post>[]) =>
  orderPosts(posts, "p1").map(
    ({ post: { id }, depth, to }) => `${"> ".repeat(depth)}${id}${to ? ` to ${to}` : ""}`,
  );

test("an answer stands under what it answers, in order of time", () => {
  expect(drawn(post("p1", null), post("p2", "p1"), post("p3", "p1"), post("p4", "p2"))).toEqual([
    "p2",
    "> p4",
    "p3",
  ]);
});

test("from the fourth level on, a name says whom it answers", () => {
  const chain = ["p2", "p3", "p4", "p5", "p6", "p7"].map((id, at) => post(id, `p${at + 1}`));
  expect(drawn(post("p1", null), ...chain)).toEqual([
    "p2",
    "> p3",
    "> > p4",
    "> > > p5",
    "> > > p6 to p5",
    "> > > p7 to p6",
  ]);
});

test("an answer to a post that is not here is not lost", () => {
  expect(drawn(post("p1", null), post("p3", "p2"))).toEqual(["p3"]);
});

test("without an opening post the answers stand at the top", () => {
  expect(orderPosts([post("p2", "p1")], undefined).map(({ post: { id } }) => id)).toEqual(["p2"]);
});
