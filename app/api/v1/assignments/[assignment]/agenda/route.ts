import { route } from "@/app/_request/route";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { openAgendaEndpoint } from "../../../_endpoints/assignments";

export const GET = route(openAgendaEndpoint, ({ viewer, params }) => openAgenda(viewer, params.assignment));
