import type { Body } from "@/domain/bodies/body-schema";
import { renderBody } from "@/domain/bodies/render-body";
import type { NewAnnotation, NewPost } from "@/domain/wire/annotation";
import type { BodyInput, MemberWire } from "@/domain/wire/post";
import type { ThreadPostWire, ThreadWire } from "@/domain/wire/thread";

/** What the page shows of a change that the server has not confirmed. */
export type About =
  | { kind: "annotation"; annotation: ThreadWire }
  /** `thread`, without posts, says where the words belong when it is gone; an earlier release did not keep it. */
  | { kind: "post"; annotation: string; thread?: ThreadWire; post: ThreadPostWire & { words?: Body } }
  | { kind: "delete"; annotation: string; post: string | null };

type Writer = { author: MemberWire; at: string };

/** A post as it will stand, made from the words the editor holds. */
export function postOnItsWay(
  id: string,
  annotation: string,
  { parent, body, disagrees }: NewPost,
  { author, at }: Writer,
): ThreadPostWire & { words?: Body } {
  return {
    id,
    annotation,
    parent: parent ?? null,
    author,
    ...wordsOnTheirWay(body),
    ...(disagrees && { disagrees }),
    status: "visible",
    version: 1,
    number: null,
    isNew: false,
    createdAt: at,
    editedAt: null,
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
  { kind = "comment", audience = "group", body, passage }: NewAnnotation,
  where: Where,
  writer: Writer,
): ThreadWire {
  const { index, endIndex, number, start, end, quote, key } = where;
  const placement = { state: "exact" as const, paragraph: number, index, endIndex, start, end };
  return {
    id,
    kind,
    audience,
    author: writer.author,
    key,
    quote,
    placement,
    ...("translation" in passage &&
      passage.translation && { chosenIn: { ...placement, quote, id: passage.translation, language: "" } }),
    posts: body ? [postOnItsWay(`${id}-opening`, id, { body }, writer)] : [],
    postCount: body ? 1 : 0,
    version: 1,
    createdAt: writer.at,
    deletedAt: null,
  };
}

/** The composer sends the editor's own document; Markdown is for scripts. */
function wordsOnTheirWay(body: BodyInput): { body: { html: string }; words?: Body } {
  if ("markdown" in body) return { body: { html: "" } };
  const words = body.tiptap as Body;
  return { body: { html: renderBody(words) }, words };
}
