import { route } from "@/app/_request/route";
import { listProgress } from "@/operations/assignments/list-progress";
import { listProgressEndpoint } from "../../../_endpoints/assignments";

export const GET = route(listProgressEndpoint, async ({ viewer, params }) => ({
  items: await listProgress(viewer, params.assignment),
  next: null,
}));
