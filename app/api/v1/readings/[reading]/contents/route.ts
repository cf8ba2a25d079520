import { route } from "@/app/_request/route";
import { listContents } from "@/operations/readings/list-contents";
import { listContentsEndpoint } from "../../../_endpoints/readings";

export const GET = route(listContentsEndpoint, async ({ viewer, params }) => ({
  items: await listContents(viewer, params.reading),
}));
