import type { AuditEntryWire } from "@/domain/wire/site";

type Values = Record<string, unknown>;

/** What was changed, of a group's settings each by itself; `isHidden`: the log does not keep the words. */
export type AuditChange = { name: string; from: unknown; to: unknown; isHidden: boolean };

/**
 * Only what is another now. Where it is not known what was before, all that was set. Of settings that are kept without their
 * words it is not known whether they changed, so they are named where nothing else did.
 */
export function changesIn({ from, to }: Pick<AuditEntryWire, "from" | "to">): AuditChange[] {
  const { moderation: settingsBefore, ...before } = from ?? {};
  const { moderation: settings, ...after } = to ?? {};
  const changed = [...between(before, after), ...between(valuesOf(settingsBefore), valuesOf(settings))];
  const told = changed.filter(({ name, isHidden }) => !isHidden || name in after);
  return told.length > 0 ? told : changed;
}

const between = (before: Values, after: Values): AuditChange[] =>
  Object.entries(after).flatMap(([name, to]) => {
    const from = before[name];
    const isHidden = to === "…";
    return !isHidden && name in before && JSON.stringify(from) === JSON.stringify(to)
      ? []
      : [{ name, from, to, isHidden }];
  });

const valuesOf = (value: unknown): Values => (isValues(value) ? value : {});

const isValues = (value: unknown): value is Values => typeof value === "object" && value !== null;

/** Whatever is no word of the catalogue: a number, a time, hours of the clock, a name. */
export function plainly(value: unknown): string {
  if (typeof value === "string") return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
  if (isValues(value) && "from" in value && "until" in value) return `${value.from}–${value.until}`;
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
