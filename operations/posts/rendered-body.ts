import type { Body } from "@/domain/bodies/body-schema";
import { renderBody } from "@/domain/bodies/render-body";
import { BODIES_IN_MEMORY } from "@/domain/limits";

/** On `globalThis`, because each route bundle has its own copy of this module. */
const shared = globalThis as typeof globalThis & { colloquyBodies?: Map<string, string> };

function bodies(): Map<string, string> {
  shared.colloquyBodies ??= new Map();
  return shared.colloquyBodies;
}

/** The words of one version of a post as HTML. A version never changes, so it is rendered once while it is asked for. */
export function renderedBody(postId: string, version: number | null, body: Body): string {
  if (version === null) return renderBody(body);
  return keptBody(postId, version) ?? keep(postId, version, renderBody(body));
}

/** What was rendered before and is still kept; those asked for last are kept longest. */
export function keptBody(postId: string, version: number | null): string | undefined {
  const html = bodies().get(`${postId}/${version}`);
  return html === undefined || version === null ? undefined : keep(postId, version, html);
}

function keep(postId: string, version: number, html: string): string {
  const kept = bodies();
  const key = `${postId}/${version}`;
  kept.delete(key);
  kept.set(key, html);
  if (kept.size > BODIES_IN_MEMORY) kept.delete(kept.keys().next().value ?? "");
  return html;
}
