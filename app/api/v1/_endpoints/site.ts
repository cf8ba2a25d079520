import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { listOf, pageById } from "@/domain/wire/list";
import {
  auditEntryShape,
  auditFilter,
  inspectionShape,
  newInspection,
  newOrganizer,
  newSuspension,
  reportShape,
  suspensionShape,
} from "@/domain/wire/site";
import { storable } from "@/domain/wire/storable";
import { inGroup } from "./groups";

const ofUser = z.object({ id: z.string() });

export const suspendUserEndpoint = endpoint({
  method: "POST",
  path: "/users/{id}/suspension",
  summary: "Shut an account out at once; what it wrote stays. For who looks after the site",
  params: ofUser,
  body: newSuspension,
  status: 201,
  answer: suspensionShape,
});

export const reinstateUserEndpoint = endpoint({
  method: "DELETE",
  path: "/users/{id}/suspension",
  summary: "Let a suspended account in again",
  params: ofUser,
  status: 204,
});

export const listReportsEndpoint = endpoint({
  method: "GET",
  path: "/site/reports",
  isForFew: true,
  summary: "How much waits for the moderators of each group, and how much they decided lately; no word of it",
  query: z.object({ after: storable.optional(), limit: pageById.shape.limit }),
  answer: listOf(reportShape),
});

export const inspectGroupEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/inspections",
  summary:
    "Look into a group that one is not in, for an hour, with a reason that its moderators read in their log",
  params: inGroup,
  body: newInspection,
  status: 201,
  answer: inspectionShape,
});

export const nameOrganizerEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/organizers",
  summary:
    "Make a member organizer of a group whose organizers are all silenced or suspended. For who looks after the site",
  params: inGroup,
  body: newOrganizer,
  status: 204,
});

export const listAuditEndpoint = endpoint({
  method: "GET",
  path: "/site/audit",
  isForFew: true,
  summary: "What was done to accounts, rights and settings, the newest first",
  query: auditFilter,
  answer: listOf(auditEntryShape),
});
