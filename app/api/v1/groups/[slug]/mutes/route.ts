import { route } from "@/app/_request/route";
import { listMutes } from "@/operations/mutes/list-mutes";
import { listMutesEndpoint } from "../../../_endpoints/mutes";

export const GET = route(listMutesEndpoint, ({ viewer, params }) => listMutes(viewer, params.slug));
