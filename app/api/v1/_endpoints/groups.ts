import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { groupEdit, groupShape, groupWords, newGroup } from "@/domain/wire/group";
import { listOf, pageById } from "@/domain/wire/list";
import { newTerm, termQuery, termShape } from "@/domain/wire/next-term";
import { storable } from "@/domain/wire/storable";

export const inGroup = z.object({ slug: storable });

export const listGroupsEndpoint = endpoint({
  method: "GET",
  path: "/groups",
  summary: "The groups one is in or waits for; with public=true those that anybody may read",
  isPublic: true,
  query: pageById.extend({ public: z.stringbool().optional(), q: groupWords.optional() }),
  answer: listOf(groupShape),
});

export const createGroupEndpoint = endpoint({
  method: "POST",
  path: "/groups",
  summary: "Create a group",
  body: newGroup,
  status: 201,
  answer: groupShape,
});

export const findGroupEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}",
  summary: "A group",
  isPublic: true,
  params: inGroup,
  answer: groupShape,
});

export const editGroupEndpoint = endpoint({
  method: "PATCH",
  path: "/groups/{slug}",
  summary: "Change a group's name, description, or who may read and join; archive it, or take it up again",
  params: inGroup,
  body: groupEdit,
  answer: groupShape,
});

export const openNextTermEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/next-term",
  summary: "What the group's next term can be made from: its texts, and its assignments with their new times",
  params: inGroup,
  query: termQuery,
  answer: termShape,
});

export const beginNextTermEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/next-term",
  summary:
    "Begin the next term: a new group with copies of texts and assignments, and nothing that members wrote",
  params: inGroup,
  body: newTerm,
  status: 201,
  answer: groupShape,
});
