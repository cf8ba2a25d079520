import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { mutesShape } from "@/domain/wire/mute";
import { inGroup } from "./groups";

const inMember = inGroup.extend({ member: z.string() });
const inAnnotation = z.object({ annotation: z.string() });

export const listMutesEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/mutes",
  summary: "The members and threads that one has muted, which only oneself learns",
  params: inGroup,
  answer: mutesShape,
});

export const muteMemberEndpoint = endpoint({
  method: "PUT",
  path: "/groups/{slug}/members/{member}/mute",
  summary: "Have what a member writes folded, for oneself, and told as no news; they are not told",
  params: inMember,
  status: 204,
});

export const unmuteMemberEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/members/{member}/mute",
  summary: "Read a member again like everybody",
  params: inMember,
  status: 204,
});

export const muteThreadEndpoint = endpoint({
  method: "PUT",
  path: "/annotations/{annotation}/mute",
  summary: "Have a thread folded, for oneself, and nothing in it told as news",
  params: inAnnotation,
  status: 204,
});

export const unmuteThreadEndpoint = endpoint({
  method: "DELETE",
  path: "/annotations/{annotation}/mute",
  summary: "Hear of a thread again",
  params: inAnnotation,
  status: 204,
});
