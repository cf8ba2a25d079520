import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { divideEvenly } from "@/operations/subgroups/divide-evenly";
import { listSubgroups } from "@/operations/subgroups/list-subgroups";
import { divideEvenlyEndpoint } from "../../../../_endpoints/subgroups";

export const POST = route(
  divideEvenlyEndpoint,
  async ({ viewer, params }) => {
    await divideEvenly(viewer, params.slug);
    return listSubgroups(viewer, params.slug);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.divide"),
);
