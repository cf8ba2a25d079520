import { once } from "node:events";
import { IncomingMessage, ServerResponse } from "node:http";
import { Writable } from "node:stream";

const PATH = /^\/api\/v1\/(?:readings\/[^/?]+|review)\/live(?:\?|$)/;

/** Named by the route's answer: the key in `globalThis.colloquyHandovers` to what takes the connection over. */
const HANDOVER = "x-colloquy-handover";

/** Many come at once, when a server or a net has been away; what Next needs for each meanwhile is several 100 kB. */
const AT_ONCE = 16;

let inside = 0;
const waiting = [];

/** Resolves when it is one's turn; answers how to end it. */
async function turn() {
  if (inside < AT_ONCE) inside++;
  else await new Promise((begin) => waiting.push(begin));
  return () => {
    const next = waiting.shift();
    if (next) next();
    else inside--;
  };
}

export const isLive = ({ method, url }) => method === "GET" && PATH.test(url);

/** An answer that goes nowhere but is remembered. */
class StandIn extends ServerResponse {
  body = [];

  constructor(request) {
    super(request);
    this.assignSocket(new Writable({ write: (_chunk, _encoding, done) => done() }));
  }

  write(chunk, ...rest) {
    this.body.push(Buffer.from(chunk));
    return super.write(chunk, ...rest);
  }

  end(chunk, ...rest) {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) this.body.push(Buffer.from(chunk));
    return super.end(chunk, ...rest);
  }
}

function copyOf(request) {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const copy = new IncomingMessage(request.socket);
  Object.assign(copy, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  copy.push(null);
  return copy;
}

/** Null for whoever has left while they waited. */
async function decide(handle, request, response) {
  const leave = await turn();
  try {
    if (response.destroyed) return null;
    const standIn = new StandIn(copyOf(request));
    const abandon = () => standIn.destroy();
    response.once("close", abandon);
    const isAnswered = Promise.race([once(standIn, "finish"), once(standIn, "close")]);
    await Promise.all([handle(standIn.req, standIn), isAnswered]);
    response.off("close", abandon);
    return standIn;
  } finally {
    leave();
  }
}

/**
 * What Next keeps for a request is 80 kB, and it keeps it until the answer has ended: for a live stream, as long as
 * somebody reads. So its route is run with stand-ins and decides as any route does; if it lets the reader in, it hands
 * the connection over, and Next is done with it.
 */
export async function answerLive(handle, request, response) {
  const standIn = await decide(handle, request, response);
  if (!standIn || response.destroyed) return;
  const { [HANDOVER]: id, ...headers } = standIn.getHeaders();
  response.writeHead(standIn.statusCode, headers);
  // Next appends headers, which makes lists of them.
  const takeOver = globalThis.colloquyHandovers?.get(String(id));
  if (takeOver) takeOver(response);
  else response.end(Buffer.concat(standIn.body));
}
