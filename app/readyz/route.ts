import { isSiteReady } from "@/operations/site/migrate-site";

export const dynamic = "force-dynamic";

/** The database answers, and is as new as this build needs it. */
export async function GET() {
  const isReady = await isSiteReady();
  return Response.json(
    { status: isReady ? "ready" : "not ready" },
    { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
