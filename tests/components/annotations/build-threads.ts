import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";

const ada = { id: "m-ada", name: "Ada", handle: "ada" };

export function buildPost(id: string, more: Partial<PostWire> = {}): PostWire {
  const text = `Words of ${id}`;
  return {
    id,
    annotation: "a1",
    parent: id === "p1" ? null : "p1",
    author: ada,
    body: { tiptap: { type: "doc", content: [] }, text, html: `<p>${text}</p>` },
    status: "visible",
    version: 1,
    number: Number(id.slice(1)),
    isNew: false,
    createdAt: `2026-11-01T10:00:${id.slice(1).padStart(2, "0")}.000Z`,
    editedAt: null,
    deletedAt: null,
    reactions: null,
    ...more,
  };
}

export function buildPlaceholder(id: string): PostWire {
  const nothing = { author: null, body: null, version: null, number: null, isNew: null };
  return buildPost(id, { ...nothing, status: "deleted" });
}

export function buildAnnotation(posts: PostWire[], more: Partial<AnnotationWire> = {}): AnnotationWire {
  const place = { paragraph: 1, key: "k1", offset: 0 };
  return {
    id: "a1",
    url: "",
    reading: "r1",
    kind: "comment",
    audience: "group",
    tags: [],
    author: ada,
    passage: { quote: "words", start: place, end: { ...place, offset: 5 } },
    placement: { state: "exact", paragraph: 1, index: 0, endIndex: 0, start: 0, end: 5, quote: "words" },
    posts,
    postCount: posts.filter(({ body }) => body !== null).length,
    version: 1,
    createdAt: "2026-11-01T10:00:00.000Z",
    deletedAt: null,
    ...more,
  };
}
