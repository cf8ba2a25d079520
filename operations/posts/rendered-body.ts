import type { Body } from "@/domain/bodies/body-schema";
import type { Mentioned } from "@/domain/bodies/mentions";
import { renderBody } from "@/domain/bodies/render-body";
import { BODIES_IN_MEMORY } from "@/domain/limits";

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyBodies?: Map<string, string> };

function bodies(): Map<string, string> {
  shared.colloquyBodies ??= new Map();
  return shared.colloquyBodies;
}

/** A post as it was read for somebody: which of its versions, and the names in it. */
type Read = { id: string; words_version: number | null; mentioned: Mentioned | null };

/** The words of one version of a post as HTML. They never change but for names, so they are rendered once while they are asked for. */
export function renderedBody(post: Read, body: Body): string {
  return keptBody(post) ?? keep(post, renderBody(body));
}

/** What was rendered before and is still kept; those asked for last are kept longest. */
export function keptBody(post: Read): string | undefined {
  const html = bodies().get(keyOf(post));
  return html === undefined ? undefined : keep(post, html);
}

/** Under the names that are borne, so that none outlives the name that is borne next. */
const keyOf = ({ id, words_version: version, mentioned }: Read): string =>
  `${id}/${version}${mentioned === null ? "" : JSON.stringify(mentioned)}`;

function keep(post: Read, html: string): string {
  if (post.words_version === null) return html;
  const kept = bodies();
  const key = keyOf(post);
  kept.delete(key);
  kept.set(key, html);
  if (kept.size > BODIES_IN_MEMORY) kept.delete(kept.keys().next().value ?? "");
  return html;
}
