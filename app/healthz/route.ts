/** The process is up; nothing else is promised. */
export function GET() {
  return new Response("ok\n", { headers: { "content-type": "text/plain", "cache-control": "no-store" } });
}
