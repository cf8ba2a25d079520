import { expect, test } from "vitest";
import { readEvent } from "@/lib/browser/live";

const annotation = { id: "a1" };
const post = { id: "p1" };

test.each([
  ["annotation.added", { annotation }, { kind: "annotation.changed", annotation }],
  ["annotation.edited", { annotation }, { kind: "annotation.changed", annotation }],
  ["annotation.locked", { annotation }, { kind: "annotation.changed", annotation }],
  ["annotation.moved", { annotation }, { kind: "annotation.changed", annotation, isMoved: true }],
  ["post.added", { annotation: "a1", post }, { kind: "post.changed", annotation: "a1", post }],
  ["post.edited", { annotation: "a1", post }, { kind: "post.changed", annotation: "a1", post }],
  ["post.approved", { annotation: "a1", post }, { kind: "post.changed", annotation: "a1", post }],
  ["post.deleted", { annotation: "a1", post: "p1" }, { kind: "gone", annotation: "a1", post: "p1" }],
  ["post.hidden", { annotation: "a1", post: "p1" }, { kind: "gone", annotation: "a1", post: "p1" }],
  ["annotation.deleted", { annotation: "a1" }, { kind: "gone", annotation: "a1", post: null }],
])("%s is understood", (kind, data, understood) => {
  expect(readEvent(kind, 7, JSON.stringify(data))).toEqual({ number: 7, ...understood });
});

test("a refresh comes without words", () => {
  expect(readEvent("refresh", 7, "")).toEqual({ number: 7, kind: "refresh" });
});

test("whether one may write comes without a number of its own", () => {
  expect(readEvent("rights", 7, '{"annotate":false}')).toEqual({
    number: 7,
    kind: "rights",
    annotate: false,
  });
});

test.each([{}, { translation: "t1" }])("a new edition says of which translation it is, if of one", (of) => {
  const heard = readEvent("edition.published", 7, JSON.stringify({ edition: "e2", ...of }));
  expect(heard).toEqual({ number: 7, kind: "edition.published", ...of });
});

test("what a later version of the server may send is passed over", () => {
  expect(readEvent("reaction.added", 7, "{}")).toBeNull();
});
