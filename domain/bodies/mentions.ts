import type { Body, Inline, Mention, Text } from "./body-schema";
import { joinInlines } from "./join-inlines";
import { mapInlines } from "./map-inlines";

/** What a member bears in their group. */
export type Borne = { name: string; handle: string };

/** Who is mentioned in a post, by the membership's id, with what they bear now. */
export type Mentioned = Record<string, Borne>;

/** `@` at the start of a word that could be a handle; the letters before it would make it a mailbox or a path. */
const WRITTEN =
  /(?<![\p{L}\p{N}\p{M}_@./\\-])@([\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)(?![\p{L}\p{N}\p{M}_@])/gu;

/** As handles are made (`handleFrom`). */
const handleOf = (written: string): string =>
  written
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();

/** The ids of all who are mentioned, each once, in the order of the words. */
export function mentionedIn(body: Body): string[] {
  const ids = new Set<string>();
  eachInline(body, (inline) => inline.type === "mention" && ids.add(inline.attrs.id));
  return [...ids];
}

/** What stands as `@handle` in a body's words, code and links aside: whether anybody bears it is another question. */
export function handlesIn(body: Body): string[] {
  const handles = new Set<string>();
  eachInline(body, (inline) => {
    if (isProse(inline))
      for (const [, written = ""] of inline.text.matchAll(WRITTEN)) handles.add(handleOf(written));
  });
  return [...handles];
}

export type Members = {
  /** Who may be mentioned, by id. */
  ids: ReadonlySet<string>;
  /** Their ids by their handles; empty where `@handle` is only words. */
  byHandle: ReadonlyMap<string, string>;
  /** So many different members at most. */
  most: number;
};

/**
 * The same body with its mentions as they are kept: by the membership's id alone, since a name that were kept here would
 * outlive the one that is borne. Who is not there to be mentioned is words.
 */
export function withMentions(body: Body, { ids, byHandle, most }: Members): Body {
  const taken = new Set<string>();
  const take = (id: string | undefined): id is string => {
    if (id === undefined || !ids.has(id)) return false;
    if (!taken.has(id) && taken.size >= most) return false;
    taken.add(id);
    return true;
  };
  const settle = (inline: Inline): Inline[] => {
    if (inline.type === "mention") return [take(inline.attrs.id) ? mention(inline.attrs.id) : plain(inline)];
    if (byHandle.size === 0 || !isProse(inline)) return [inline];
    const pieces: Inline[] = [];
    let from = 0;
    for (const found of inline.text.matchAll(WRITTEN)) {
      const id = byHandle.get(handleOf(found[1] ?? ""));
      if (!take(id)) continue;
      if (found.index > from) pieces.push({ ...inline, text: inline.text.slice(from, found.index) });
      pieces.push(mention(id));
      from = found.index + found[0].length;
    }
    if (from < inline.text.length) pieces.push({ ...inline, text: inline.text.slice(from) });
    return pieces;
  };
  return mapInlines(body, (inlines) => joinInlines(inlines.flatMap(settle)));
}

/** Where nobody can be mentioned: the words that a mention shows; of one that is kept, and so has no name, that there was one. */
export const withoutMentions = (body: Body): Body =>
  mapInlines(body, (inlines) =>
    joinInlines(inlines.map((inline) => (inline.type === "mention" ? plain(inline) : inline))),
  );

/** As it is shown: each mention with what its member bears now. */
export const withNames = (body: Body, mentioned: Mentioned | null): Body =>
  mentioned === null
    ? body
    : mapInlines(body, (inlines) =>
        inlines.map((inline) => {
          const borne = inline.type === "mention" ? mentioned[inline.attrs.id] : undefined;
          return inline.type === "mention" && borne
            ? { type: "mention", attrs: { id: inline.attrs.id, label: borne.name, handle: borne.handle } }
            : inline;
        }),
      );

const mention = (id: string): Mention => ({ type: "mention", attrs: { id } });

const plain = ({ attrs }: Mention): Text => ({ type: "text", text: `@${attrs.label ?? "…"}` });

const isProse = (inline: Inline): inline is Text =>
  inline.type === "text" && !(inline.marks ?? []).some(({ type }) => type === "code" || type === "link");

function eachInline(body: Body, see: (inline: Inline) => void): void {
  mapInlines(body, (inlines) => {
    inlines.forEach(see);
    return inlines;
  });
}
