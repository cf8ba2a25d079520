import type { EventKind, EventSubject } from "./events";

/** What is written into the site's audit log together with its event. */
export const AUDITED_EVENTS = [
  "password.changed",
  "token.added",
  "token.revoked",
  "group.edited",
  "member.changed",
  "member.removed",
  "member.silenced",
  "member.banned",
  "member.pardoned",
  "invitation.added",
  "invitation.revoked",
  "reading.exported",
  "assignment.exported",
] as const satisfies EventKind[];

/** All that the audit log knows: what has a reason, or no event, is written by who does it. */
export const AUDIT_KINDS = [
  ...AUDITED_EVENTS,
  "sign-in.failed",
  "site-admin.given",
  "site-admin.taken",
  "user.suspended",
  "user.reinstated",
  "group.inspected",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export const auditedAs = (kind: EventKind): AuditKind | null =>
  AUDITED_EVENTS.find((one) => one === kind) ?? null;

/** What a group wrote is its own, and so is who belongs to it: of these only that they were changed is told. */
const WORDS = new Set(["name", "description", "rules", "slug", "words", "stockNotes", "groupId"]);

type Values = Record<string, unknown>;

const isValues = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A change without the words in it. */
export function withoutWords(values: Values | undefined): Values | null {
  if (!values) return null;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (WORDS.has(name)) return [name, value === null ? null : "…"];
      return [name, isValues(value) ? withoutWords(value) : value];
    }),
  );
}

/** The ids in an event's subject, but for whom it is about. */
export function idsIn({
  readingId,
  assignmentId,
  invitationId,
  tokenId,
}: EventSubject): Record<string, string> {
  const all = { readingId, assignmentId, invitationId, tokenId };
  return Object.fromEntries(
    Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined),
  );
}
