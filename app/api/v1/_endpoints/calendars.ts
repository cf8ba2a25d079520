import { endpoint } from "@/app/_request/endpoint";
import { calendarShape, followedCalendarShape } from "@/domain/wire/calendar";
import { inGroup } from "./groups";

export const openCalendarEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/calendar",
  summary:
    "The address of one's own calendar of a group; not for a token that only reads, since the address outlives it",
  params: inGroup,
  answer: calendarShape,
});

export const followCalendarEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/calendar",
  summary: "Make an address for one's calendar of a group; one that there was before leads nowhere any more",
  params: inGroup,
  status: 201,
  answer: followedCalendarShape,
});

export const unfollowCalendarEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/calendar",
  summary: "Revoke the address of one's calendar of a group",
  params: inGroup,
  status: 204,
});
