type Handover = Map<string, { html: string; timer: ReturnType<typeof setTimeout> }>;
const shared = globalThis as { __colloquyTexts?: Handover };

function texts(): Handover {
  shared.__colloquyTexts ??= new Map();
  return shared.__colloquyTexts;
}

/** A page asked for without its HTML (a prefetch) never comes for its text. */
const KEPT_FOR = 10_000;

/** Lays the text down for the island of the same page, under a key that works once. Server only. */
export function layDownText(html: string): string {
  const key = crypto.randomUUID();
  const timer = setTimeout(() => texts().delete(key), KEPT_FOR);
  if (typeof timer === "object") timer.unref?.();
  texts().set(key, { html, timer });
  return key;
}

export function pickUpText(key: string): string {
  const found = texts().get(key);
  if (found) clearTimeout(found.timer);
  texts().delete(key);
  return found?.html ?? "";
}
