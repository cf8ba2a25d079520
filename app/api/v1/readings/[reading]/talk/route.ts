import { route } from "@/app/_request/route";
import { findTalk } from "@/operations/readings/find-talk";
import { findTalkEndpoint } from "../../../_endpoints/annotations";

export const GET = route(findTalkEndpoint, ({ viewer, params }) => findTalk(viewer, params.reading));
