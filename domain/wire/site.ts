import { z } from "zod";
import { AUDIT_KINDS } from "../audit";
import { instant, pageById } from "./list";
import { writtenReason } from "./moderation";
import { storable } from "./storable";

export const newSuspension = z.object({
  reason: writtenReason.describe("Told to whoever signs in to the account with its password"),
});

export const suspensionShape = z.object({ user: z.string(), reason: z.string(), at: instant });
export type SuspensionWire = z.infer<typeof suspensionShape>;

export const reportShape = z.object({
  group: z.string().describe("Its address"),
  name: z.string().nullable().describe("Null of a private group"),
  flagged: z.int(),
  held: z.int(),
  appeals: z.int(),
  texts: z.int().describe("Brought by members"),
  requests: z.int(),
  oldest: instant.nullable().describe("Since when the oldest of them waits"),
  decided: z.int().describe("How many decisions there were in the last 30 days"),
  decidedAt: instant.nullable().describe("The last of them"),
});
export type ReportWire = z.infer<typeof reportShape>;

export const newInspection = z.object({
  reason: writtenReason.describe("Stands in the group's moderation log"),
});

export const newOrganizer = z.object({
  user: storable.trim().min(1).max(320).describe("A member's mail address or handle"),
  reason: writtenReason.describe("Stands in the group's moderation log"),
});

export const inspectionShape = z.object({
  id: z.string(),
  group: z.string(),
  reason: z.string(),
  at: instant,
  until: instant.describe("Until then the group can be read, as its moderators read it"),
});
export type InspectionWire = z.infer<typeof inspectionShape>;

const person = z.object({ id: z.string().nullable(), name: z.string() });

export const auditEntryShape = z.object({
  id: z.string(),
  at: instant,
  kind: z.enum(AUDIT_KINDS),
  by: person
    .nullable()
    .describe(
      "Null for whoever runs the site, and where nobody was signed in; no id for who bears another name",
    ),
  user: person.nullable().describe("Whom it is about"),
  group: z.string().nullable().describe("The address that it had"),
  subject: z.record(z.string(), z.string()),
  from: z.record(z.string(), z.unknown()).nullable(),
  to: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string(),
  address: z.string().nullable(),
});
export type AuditEntryWire = z.infer<typeof auditEntryShape>;

export const auditFilter = pageById.extend({
  kind: z.enum(AUDIT_KINDS).optional(),
  person: z.string().max(200).optional().describe("An account's id, handle or address"),
  group: z.string().max(100).optional().describe("A group's address"),
  from: z.iso.date().optional().describe("The first day, in UTC"),
  to: z.iso.date().optional().describe("The last day, in UTC"),
});
