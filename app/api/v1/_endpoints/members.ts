import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { addedInvitationShape } from "@/domain/wire/invitation";
import { listOf, pageById } from "@/domain/wire/list";
import { groupMemberShape, joinRequest, leaving, memberEdit, newMember, removal } from "@/domain/wire/member";
import {
  linksToPrint,
  printedLinksShape,
  rosterBody,
  rosteredShape,
  rosterQuery,
  rosterShape,
} from "@/domain/wire/roster";
import { inGroup } from "./groups";

const inMember = inGroup.extend({ member: z.string() });

export const listMembersEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/members",
  summary: "The members of a group; for moderators also those who ask to join",
  params: inGroup,
  query: pageById,
  answer: listOf(groupMemberShape),
});

export const addMemberEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/members",
  summary: "Let somebody in who asked to join, or invite somebody whom one knows or a mail address",
  params: inGroup,
  body: newMember,
  status: 201,
  answer: z.union([groupMemberShape, addedInvitationShape]),
});

export const joinGroupEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/join",
  summary: "Join an open group, or ask to join one that decides",
  params: inGroup,
  body: joinRequest,
  status: 201,
  answer: groupMemberShape,
});

export const leaveGroupEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/leave",
  summary: "Leave a group; its last organizer names another, who is made organizer at the same time",
  params: inGroup,
  body: leaving,
  status: 204,
});

export const editMemberEndpoint = endpoint({
  method: "PATCH",
  path: "/groups/{slug}/members/{member}",
  summary:
    "Change a member's role or subgroup, approve or decline a request to join, or change the name that one bears here",
  params: inMember,
  body: memberEdit,
  answer: groupMemberShape,
});

export const removeMemberEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/members/{member}",
  summary: "Remove a member, or decline a request to join; by one's own id, leave or withdraw one's request",
  params: inMember,
  query: removal,
  status: 204,
});

export const addRosterEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/roster",
  summary: "Invite those of a list who have an address, and make accounts for those who have none",
  params: inGroup,
  query: rosterQuery,
  body: rosterBody,
  status: 200,
  answer: rosterShape,
});

export const listRosteredEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/printed-links",
  summary:
    "For whom sign-in links can be printed: members without an address whom the group's roster has made",
  params: inGroup,
  answer: rosteredShape,
});

export const printLinksEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/printed-links",
  summary: "Make sign-in links to be handed out on paper, in place of earlier ones",
  params: inGroup,
  body: linksToPrint,
  status: 201,
  answer: printedLinksShape,
});
