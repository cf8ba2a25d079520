import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import {
  acceptance,
  acceptedShape,
  addedInvitationShape,
  invitationShape,
  newInvitation,
} from "@/domain/wire/invitation";
import { listOf, pageById } from "@/domain/wire/list";
import { inGroup } from "./groups";

export const listInvitationsEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/invitations",
  summary: "The invitations of a group, newest first",
  params: inGroup,
  query: pageById,
  answer: listOf(invitationShape),
});

export const addInvitationEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/invitations",
  summary: "Make an invitation link, told this once, or send one to an address",
  params: inGroup,
  body: newInvitation,
  status: 201,
  answer: addedInvitationShape,
});

export const revokeInvitationEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/invitations/{invitation}",
  summary: "Revoke an invitation",
  params: inGroup.extend({ invitation: z.string() }),
  status: 204,
});

export const acceptInvitationEndpoint = endpoint({
  method: "POST",
  path: "/invitations/accept",
  summary: "Accept an invitation by its token",
  body: acceptance,
  keepsAnswer: false,
  answer: acceptedShape,
});
