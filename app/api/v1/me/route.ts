import { route } from "@/app/_request/route";
import { findMe } from "@/operations/accounts/find-me";
import { findMeEndpoint } from "../_endpoints/me";

export const GET = route(findMeEndpoint, ({ viewer }) => findMe(viewer));
