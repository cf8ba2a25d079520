import { route } from "@/app/_request/route";
import { askToNameOrganizer } from "@/operations/ask";
import { nameOrganizer } from "@/operations/site/name-organizer";
import { nameOrganizerEndpoint } from "../../../_endpoints/site";

export const POST = route(
  nameOrganizerEndpoint,
  ({ viewer, params, body }) => nameOrganizer(viewer, params.slug, body),
  ({ viewer, params }) => askToNameOrganizer(viewer, params.slug),
);
