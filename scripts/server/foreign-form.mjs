/**
 * Answers what another page has sent to one of ours; true when it did. The app would refuse it as well, but Next meets
 * it first and takes it for a fault of the server. What is below `/api` says so itself, in its own way.
 */
export function refuseForeignForm(request, response, url) {
  const { origin } = request.headers;
  const isReading = request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS";
  if (isReading || origin === undefined || origin === new URL(url).origin) return false;
  if (request.url.startsWith("/api/")) return false;
  response
    .writeHead(403, { "content-type": "text/plain", "cache-control": "no-store", connection: "close" })
    .end("This did not come from one of our own pages, so nothing was changed.\n", () => request.destroy());
  return true;
}
