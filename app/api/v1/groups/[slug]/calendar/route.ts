import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { followCalendar, unfollowCalendar } from "@/operations/calendars/follow-calendar";
import { openCalendar } from "@/operations/calendars/open-calendar";
import {
  followCalendarEndpoint,
  openCalendarEndpoint,
  unfollowCalendarEndpoint,
} from "../../../_endpoints/calendars";

export const GET = route(openCalendarEndpoint, async ({ viewer, params }) => ({
  url: await openCalendar(viewer, params.slug),
}));

export const POST = route(
  followCalendarEndpoint,
  async ({ viewer, params, id }) => ({ url: await followCalendar(viewer, params.slug, id) }),
  ({ viewer, params }) => askGroup(viewer, params.slug, "calendar.follow"),
);

export const DELETE = route(unfollowCalendarEndpoint, ({ viewer, params }) =>
  unfollowCalendar(viewer, params.slug),
);
