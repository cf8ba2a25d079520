/**
 * The HTTP server around Next: a nonce, a request id and the security headers for every answer, one public address,
 * a limit to bodies, and an end without cut-off answers. No permission rests on it.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import { inspect } from "node:util";
import next from "next";
import { logAccess } from "./server/access-log.mjs";
import { limitBody, rawResponse, refuseTooLarge } from "./server/body-limit.mjs";
import { drain } from "./server/drain.mjs";
import { refuseForeignForm } from "./server/foreign-form.mjs";
import { cleanRequest, responseHeaders } from "./server/headers.mjs";
import { answerLive, isLive } from "./server/live.mjs";
import { redirectToOneAddress } from "./server/one-address.mjs";
import { openReadingPage } from "./server/reading-page.mjs";
import { openRest } from "./server/rest.mjs";
import { answerStrange, takePath } from "./server/strange-request.mjs";
import { root } from "./setup/places.mjs";

const isDevelopment = process.env.NODE_ENV !== "production";
const port = Number(process.env.PORT || 3000);
const hostname = process.env.HOST || "127.0.0.1";
const url = process.env.COLLOQUY_URL || `http://127.0.0.1:${port}`;
const logsAccess = process.env.COLLOQUY_ACCESS_LOG === "on";
const trustsProxy = process.env.COLLOQUY_TRUST_PROXY === "on";

function answer(handle, request, response) {
  const { nonce, headers } = responseHeaders({ url, isDevelopment });
  if (logsAccess) logAccess(request, response, headers["x-request-id"]);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  takePath(request);
  if (answerStrange(request, response) || refuseTooLarge(request, response)) return;

  const elsewhere = redirectToOneAddress(request, url);
  if (elsewhere) {
    response.writeHead(307, { location: elsewhere, "cache-control": "no-store" }).end();
    return;
  }

  if (refuseForeignForm(request, response, url)) return;

  cleanRequest(request.headers, trustsProxy, request.socket.remoteAddress);
  request.headers["content-security-policy"] = headers["content-security-policy"];
  request.headers["x-nonce"] = nonce;
  request.headers["x-request-id"] = headers["x-request-id"];
  limitBody(request, headers);
  const answering = isLive(request) ? answerLive(handle, request, response) : handle(request, response);
  answering.catch((error) => {
    process.stderr.write(`${inspect(error)}\n`);
    if (!response.headersSent) response.writeHead(500, { "cache-control": "no-store" });
    response.end();
  });
}

/** Next itself answers those who wait for reloads in development, and would wait for them to leave. */
function closeWithServer(socket) {
  globalThis.colloquyStreams ??= new Set();
  const close = () => socket.destroy();
  globalThis.colloquyStreams.add(close);
  socket.once("close", () => globalThis.colloquyStreams.delete(close));
}

/** Next tells how long it took to read its settings, among the few lines that are for people. */
async function withoutTimings(work) {
  const { log } = console;
  console.log = (...said) => said.join(" ").includes("next.config") || log(...said);
  try {
    return await work();
  } finally {
    console.log = log;
  }
}

/** REST and the reading page have shorter ways where there is a build; all else, and all of development, goes through Next. */
function withShorterWays(handle) {
  const build = process.env.COLLOQUY_BUILD;
  if (isDevelopment || !build) return handle;
  const dist = join(root, build, "next");
  const takeRest = openRest({ dist, origin: new URL(url).origin });
  const takePage = openReadingPage({ dist, throughNext: handle });
  return async (request, response) => {
    const answerIt = (await takeRest(request)) ?? (await takePage(request));
    return answerIt ? answerIt(response) : handle(request, response);
  };
}

async function main() {
  const server = createServer();
  const listening = new Promise((resolve, reject) => server.once("error", reject).once("listening", resolve));
  const app = next({ dev: isDevelopment, dir: root, hostname, port, customServer: true });
  await withoutTimings(() => app.prepare());
  const handle = withShorterWays(app.getRequestHandler());

  server.on("request", (request, response) => answer(handle, request, response));
  server.on("upgrade", (_, socket) => (isDevelopment ? closeWithServer(socket) : socket.destroy()));
  server.on("clientError", (error, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    socket.end(rawResponse("400 Bad Request", responseHeaders({ url }).headers, "Bad Request\n"));
  });
  // Longer than the minute that proxies keep an idle connection, or they meet a closed one.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;

  let isEnding = false;
  async function end() {
    if (isEnding) return;
    isEnding = true;
    await drain(server);
    process.exit(0);
  }
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, end);

  server.listen(port, hostname);
  await listening;
}

main().catch((error) => {
  process.stderr.write(
    error.code === "EADDRINUSE" ? `Port ${port} is in use; set PORT to another one.\n` : `${error.stack}\n`,
  );
  process.exit(1);
});
