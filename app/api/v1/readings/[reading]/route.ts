import { route } from "@/app/_request/route";
import { findReading } from "@/operations/readings/find-reading";
import { findReadingEndpoint } from "../../_endpoints/readings";

export const GET = route(findReadingEndpoint, ({ viewer, params }) => findReading(viewer, params.reading));
