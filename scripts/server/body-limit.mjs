const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** Above the largest upload that is parsed, so that the app gives the friendlier answer first. */
const TEXT = 64 * MEGABYTE;

/** Fifty steps in an import's preview, which name the words of up to four paragraphs each: what Next lets in, and its wrapping. */
const PROPOSAL = 17 * MEGABYTE;

/** The longest post with every word of it marked is two thirds of it. */
const RESOURCE = MEGABYTE;

/** Twice a group's description, the longest field, and room for one that is far too long to be told so. */
const FORM = 256 * KILOBYTE;

/** An address, a password and a token: what is read before it is known who asks. */
const SIGNING_IN = 16 * KILOBYTE;

/**
 * The first that fits. Reading a body costs the whole process, a deeply nested one most, so only few paths take large ones.
 * @type {[RegExp, number][]}
 */
const LIMITS = [
  [/^\/groups\/[^/]+\/import\/upload$/, TEXT],
  [/^\/api\/v1\/groups\/[^/]+\/readings$/, TEXT],
  [/^\/groups\/[^/]+\/imports\/[^/]+$/, PROPOSAL],
  [/^\/api\/v1\//, RESOURCE],
  [/^\/(api\/auth|sign-in|sign-up|forgot-password|open-link)(\/|$)/, SIGNING_IN],
];

/** How many bytes a request to this address may bring, judged by the path that the app will see. */
export function bodyLimit(url) {
  const base = "http://host";
  const path = URL.canParse(url, base) ? new URL(url, base).pathname : "";
  return LIMITS.find(([pattern]) => pattern.test(path))?.[1] ?? FORM;
}

const problem = (limit) =>
  JSON.stringify({
    type: "about:blank",
    title: "Payload Too Large",
    status: 413,
    code: "request.too-large",
    limit,
  });

const BODY_HEADERS = { "content-type": "application/problem+json", "cache-control": "no-store" };

/** Answers 413 to a body that says it is too large; true when it did. */
export function refuseTooLarge(request, response) {
  const limit = bodyLimit(request.url);
  if (!(Number(request.headers["content-length"]) > limit)) return false;
  response
    .writeHead(413, { ...BODY_HEADERS, connection: "close" })
    .end(problem(limit), () => request.destroy());
  return true;
}

/** Cuts off a body that does not say how long it is, once it is too long. */
export function limitBody(request, headers) {
  if (!request.headers["transfer-encoding"]) return;
  const limit = bodyLimit(request.url);
  const push = request.push;
  let size = 0;
  request.push = function count(chunk, encoding) {
    size += chunk?.length ?? 0;
    if (size <= limit) return push.call(this, chunk, encoding);
    request.push = () => false;
    const answer = rawResponse("413 Payload Too Large", { ...headers, ...BODY_HEADERS }, problem(limit));
    request.socket.end(answer, () => request.destroy());
    return false;
  };
}

/** An answer written to the bare connection, when there is no proper response (any more). */
export function rawResponse(status, headers, body) {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return `HTTP/1.1 ${status}\r\n${lines.join("")}content-length: ${length}\r\nconnection: close\r\n\r\n${body}`;
}
