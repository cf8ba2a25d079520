import { openApi } from "@/app/_request/openapi";
import { ENDPOINTS } from "../_endpoints/all";

export function GET() {
  return Response.json(openApi(ENDPOINTS), { headers: { "cache-control": "public, max-age=300" } });
}
