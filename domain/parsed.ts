/** A code of the message catalogue (under `problems`) and what its sentence needs. */
export type Refusal = { code: string; values: Record<string, string | number> };

/** What a parser of foreign input answers: our words for it, or the reason why not. */
export type Parsed<T> = { ok: true; value: T } | ({ ok: false } & Refusal);

export function accepted<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function rejected(
  code: string,
  values: Record<string, string | number> = {},
): { ok: false } & Refusal {
  return { ok: false, code, values };
}
