import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { renderBody } from "@/domain/bodies/render-body";
import type { AnnotationWire, NewAnnotation, NewPost } from "@/domain/wire/annotation";
import type { BodyInput, MemberWire, PostWire } from "@/domain/wire/post";

/** What the page shows of a change that the server has not confirmed. */
export type About =
  | { kind: "annotation"; annotation: AnnotationWire }
  | { kind: "post"; annotation: string; post: PostWire }
  | { kind: "delete"; annotation: string; post: string | null };

type Writer = { author: MemberWire; at: string };

/** A post as it will stand, made from the words the editor holds. */
export function postOnItsWay(
  id: string,
  annotation: string,
  { parent, body }: NewPost,
  { author, at }: Writer,
): PostWire {
  return {
    id,
    annotation,
    parent: parent ?? null,
    author,
    body: bodyOnItsWay(body),
    status: "visible",
    version: 1,
    number: null,
    isNew: false,
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    reactions: null,
  };
}

export type Where = {
  index: number;
  endIndex: number;
  number: number | null;
  start: number;
  end: number;
  quote: string;
  key: string;
};

export function annotationOnItsWay(
  id: string,
  reading: string,
  { kind = "comment", audience = "group", tags = [], body }: NewAnnotation,
  where: Where,
  writer: Writer,
): AnnotationWire {
  const { index, endIndex, number, start, end, quote, key } = where;
  return {
    id,
    url: "",
    reading,
    kind,
    audience,
    tags,
    author: writer.author,
    passage: {
      quote,
      start: { paragraph: number, key, offset: start },
      end: { paragraph: number, key, offset: end },
    },
    placement: { state: "exact", paragraph: number, index, endIndex, start, end, quote },
    posts: body ? [postOnItsWay(`${id}-opening`, id, { body }, writer)] : [],
    postCount: body ? 1 : 0,
    version: 1,
    createdAt: writer.at,
    deletedAt: null,
  };
}

/** The composer sends the editor's own document; Markdown is for scripts. */
function bodyOnItsWay(body: BodyInput): PostWire["body"] {
  if ("markdown" in body) return { tiptap: { type: "doc", content: [] }, text: body.markdown, html: "" };
  const tiptap = body.tiptap as Body;
  return { tiptap, text: textOf(tiptap), html: renderBody(tiptap) };
}
