function isReadable(path) {
  try {
    // What no name of ours holds, Postgres would stumble over.
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/**
 * Answers what no page is asked with: a question about the server as a whole, and an address that spells no letters. True
 * when it did.
 */
export function answerStrange(request, response) {
  if (request.method === "OPTIONS" && request.url === "*") {
    response.writeHead(204, { allow: "GET, HEAD, POST, PATCH, DELETE, OPTIONS" }).end();
    return true;
  }
  if (request.url !== "*" && isReadable(request.url.split("?")[0])) return false;
  response
    .writeHead(400, { "content-type": "text/plain", "cache-control": "no-store", connection: "close" })
    .end("Bad Request\n", () => request.destroy());
  return true;
}
