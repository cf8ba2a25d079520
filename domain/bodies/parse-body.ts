import { POST_DEPTH, POST_LENGTH, POST_NODES } from "../limits";
import { type Body, foreignBody } from "./body-schema";
import { textOf } from "./body-text";
import { canonicalBody } from "./canonical-body";

export type BodyRefusal =
  | { ok: false; code: "post.empty"; values: Record<string, never> }
  | { ok: false; code: "post.too-long"; values: { length: number; limit: number } }
  | { ok: false; code: "post.not-ours"; values: { at: string } };

export type ParsedBody = { ok: true; body: Body } | BodyRefusal;

/** A letter, a digit, a sign: anything a reader would see. */
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/u;

/** From whatever an editor or a script sent to a body we keep. Measured before it is understood, so that it cannot cost much. */
export function parseBody(input: unknown): ParsedBody {
  const size = measure(input);
  if (size.length > POST_LENGTH) return tooLong(size.length);
  if (size.addresses > POST_LENGTH) return tooLong(size.addresses);
  if (size.depth > POST_DEPTH) return notOurs("depth");
  if (size.nodes > POST_NODES) return notOurs("nodes");

  const foreign = foreignBody.safeParse(input);
  if (!foreign.success) return notOurs(foreign.error.issues[0]?.path.join(".") ?? "");

  const body = canonicalBody(foreign.data);
  return VISIBLE.test(textOf(body)) ? { ok: true, body } : { ok: false, code: "post.empty", values: {} };
}

export function tooLong(length: number): BodyRefusal {
  return { ok: false, code: "post.too-long", values: { length, limit: POST_LENGTH } };
}

function notOurs(at: string): BodyRefusal {
  return { ok: false, code: "post.not-ours", values: { at } };
}

type Unknown = { content?: unknown; text?: unknown; marks?: unknown; attrs?: { label?: unknown } | null };

/** Layer by layer, without recursion, and no further than the limits. */
function measure(input: unknown) {
  let layer: unknown[] = [input];
  let length = 0;
  let addresses = 0;
  let nodes = 0;
  let depth = -1;
  while (layer.length && depth <= POST_DEPTH && nodes <= POST_NODES) {
    depth += 1;
    nodes += layer.length;
    const found = layer.filter((node): node is Unknown => typeof node === "object" && node !== null);
    for (const { text, marks, attrs } of found) {
      if (typeof attrs?.label === "string") length += attrs.label.length;
      if (typeof text === "string") length += text.length;
      if (Array.isArray(marks)) addresses += lengthOfAddresses(marks);
    }
    layer = found.flatMap(({ content }) => (Array.isArray(content) ? content : []));
  }
  return { length, addresses, nodes, depth };
}

function lengthOfAddresses(marks: unknown[]): number {
  return marks.reduce<number>((sum, mark) => {
    const href = (mark as { attrs?: { href?: unknown } } | null)?.attrs?.href;
    return typeof href === "string" ? sum + href.length : sum;
  }, 0);
}
