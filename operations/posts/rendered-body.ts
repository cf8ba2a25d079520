import type { Body } from "@/domain/bodies/body-schema";
import { renderBody } from "@/domain/bodies/render-body";
import { BODIES_IN_MEMORY } from "@/domain/limits";

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyBodies?: Map<string, string> };

/** The words of one version of a post as HTML. A version never changes, so it is rendered once while it is asked for. */
export function renderedBody(postId: string, version: number | null, body: Body): string {
  if (version === null) return renderBody(body);
  shared.colloquyBodies ??= new Map();
  const kept = shared.colloquyBodies;
  const key = `${postId}/${version}`;
  const html = kept.get(key) ?? renderBody(body);
  kept.delete(key);
  kept.set(key, html);
  if (kept.size > BODIES_IN_MEMORY) kept.delete(kept.keys().next().value ?? "");
  return html;
}
