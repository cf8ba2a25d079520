import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { listOf } from "@/domain/wire/list";
import { moving, newSubgroup, subgroupEdit, subgroupShape } from "@/domain/wire/subgroup";
import { inGroup } from "./groups";

const inSubgroup = inGroup.extend({ subgroup: z.string() });

export const listSubgroupsEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/subgroups",
  summary: "The subgroups of a group, all of them",
  params: inGroup,
  answer: listOf(subgroupShape),
});

export const addSubgroupEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/subgroups",
  summary: "Add a subgroup; members are put into it by changing them",
  params: inGroup,
  body: newSubgroup,
  status: 201,
  answer: subgroupShape,
});

export const editSubgroupEndpoint = endpoint({
  method: "PATCH",
  path: "/groups/{slug}/subgroups/{subgroup}",
  summary: "Rename a subgroup",
  params: inSubgroup,
  body: subgroupEdit,
  answer: subgroupShape,
});

export const removeSubgroupEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/subgroups/{subgroup}",
  summary: "Remove a subgroup that nobody is in; what was written in it stays",
  params: inSubgroup,
  status: 204,
});

export const restoreSubgroupEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/subgroups/{subgroup}/restore",
  summary: "Put a subgroup back that was removed",
  params: inSubgroup,
  answer: subgroupShape,
});

export const moveEverybodyEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/subgroups/{subgroup}/move-everybody",
  summary: "Move everybody who is in a subgroup into another, or into none; answers with all subgroups",
  params: inSubgroup,
  body: moving,
  answer: listOf(subgroupShape),
});

export const divideEvenlyEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/subgroups/divide-evenly",
  summary:
    "Share out by lot the members who are in no subgroup, so that all become as even as can be; not those who moderate, nor observers. Answers with all subgroups",
  params: inGroup,
  answer: listOf(subgroupShape),
});
