import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { importAsSeen, importShape } from "@/domain/wire/import";
import { listOf, pageById } from "@/domain/wire/list";
import { int4 } from "@/domain/wire/storable";
import { inGroup } from "./groups";

const inImport = inGroup.extend({ import: z.string() });

export const listImportsEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/imports",
  summary: "What one has brought into a group and is not published; for organizers what they all have",
  params: inGroup,
  query: pageById,
  answer: listOf(importShape),
});

export const findImportEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/imports/{import}",
  summary: "What somebody brought: for them, and while it waits for who reviews it",
  params: inImport,
  answer: importShape,
});

export const deleteImportEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/imports/{import}",
  summary: "Delete an import that is not published, with its file",
  params: inImport,
  query: z.object({ version: z.coerce.number().pipe(int4.min(1)).describe("As it was seen") }),
  status: 204,
});

export const handInImportEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/imports/{import}/hand-in",
  summary: "Put what one has brought before the group's review",
  params: inImport,
  body: importAsSeen,
  answer: importShape,
});

export const takeBackImportEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/imports/{import}/hand-in",
  summary: "Take what one has handed in out of the review, to change it or leave it",
  params: inImport,
  status: 204,
});
