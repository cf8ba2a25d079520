const ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

function isReadable(path) {
  try {
    // What no name of ours holds, Postgres would stumble over.
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** A proxy may ask with the whole address; whose it says that it is matters to nobody here. */
export function takePath(request) {
  const path = request.url.replace(/^https?:\/\/[^/?#]*/i, "");
  if (path !== request.url) request.url = path.startsWith("/") ? path : `/${path}`;
}

/**
 * Answers what no page is asked with: a question about the server as a whole, one that wants its own words back, and an
 * address that spells no letters. True when it did.
 */
export function answerStrange(request, response) {
  if (request.method === "OPTIONS" && request.url === "*") {
    response.writeHead(204, { allow: ALLOW }).end();
    return true;
  }
  if (request.method === "TRACE") {
    response.writeHead(405, { allow: ALLOW, "cache-control": "no-store" }).end();
    return true;
  }
  // Next offers the properties of each page of `pages/` apart; nothing of ours asks for them.
  if (request.url.startsWith("/_next/data/")) {
    response.writeHead(404, { "content-type": "text/plain", "cache-control": "no-store" }).end("Not Found\n");
    return true;
  }
  if (request.url !== "*" && isReadable(request.url.split("?")[0])) return false;
  response
    .writeHead(400, { "content-type": "text/plain", "cache-control": "no-store", connection: "close" })
    .end("Bad Request\n", () => request.destroy());
  return true;
}
