/** Above the largest upload that is parsed, so that the app gives the friendlier answer first. */
export const BODY_LIMIT = 64 * 1024 * 1024;

const PROBLEM = JSON.stringify({
  type: "about:blank",
  title: "Payload Too Large",
  status: 413,
  code: "request.too-large",
  limit: BODY_LIMIT,
});

const BODY_HEADERS = { "content-type": "application/problem+json", "cache-control": "no-store" };

/** Answers 413 to a body that says it is too large; true when it did. */
export function refuseTooLarge(request, response) {
  if (!(Number(request.headers["content-length"]) > BODY_LIMIT)) return false;
  response.writeHead(413, { ...BODY_HEADERS, connection: "close" }).end(PROBLEM, () => request.destroy());
  return true;
}

/** Cuts off a body that does not say how long it is, once it is too long. */
export function limitBody(request, headers) {
  if (!request.headers["transfer-encoding"]) return;
  const push = request.push;
  let size = 0;
  request.push = function count(chunk, encoding) {
    size += chunk?.length ?? 0;
    if (size <= BODY_LIMIT) return push.call(this, chunk, encoding);
    request.push = () => false;
    request.socket.end(rawResponse("413 Payload Too Large", { ...headers, ...BODY_HEADERS }, PROBLEM), () =>
      request.destroy(),
    );
    return false;
  };
}

/** An answer written to the bare connection, when there is no proper response (any more). */
export function rawResponse(status, headers, body) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status}\r\n${lines.join("")}content-length: ${length}\r\nconnection: close\r\n\r\n${body}`;
}
