import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";

const ada = { id: "m-ada", name: "Ada", handle: "ada" };

export function buildPost(id: string, more: Partial<ThreadPostWire> = {}): ThreadPostWire {
  const text = `Words of ${id}`;
  return {
    id,
    annotation: "a1",
    parent: id === "p1" ? null : "p1",
    author: ada,
    body: { html: `<p>${text}</p>` },
    status: "visible",
    version: 1,
    number: Number(id.slice(1)),
    isNew: false,
    createdAt: `2026-11-01T10:00:${id.slice(1).padStart(2, "0")}.000Z`,
    editedAt: null,
    ...more,
  };
}

export function buildPlaceholder(id: string): ThreadPostWire {
  const nothing = { author: null, body: null, version: null, number: null, isNew: null };
  return buildPost(id, { ...nothing, status: "deleted" });
}

export function buildAnnotation(posts: ThreadPostWire[], more: Partial<ThreadWire> = {}): ThreadWire {
  return {
    id: "a1",
    kind: "comment",
    audience: "group",
    author: ada,
    key: "k1",
    quote: "words",
    placement: { state: "exact", paragraph: 1, index: 0, endIndex: 0, start: 0, end: 5 },
    posts,
    postCount: posts.filter(({ body }) => body !== null).length,
    version: 1,
    createdAt: "2026-11-01T10:00:00.000Z",
    deletedAt: null,
    ...more,
  };
}
