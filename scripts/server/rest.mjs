import { builtRoutes } from "./built-routes.mjs";
import { isLive } from "./live.mjs";
import { sendAnswer } from "./send-answer.mjs";

/** What is read before it is known who sends it: a long post has half of it. */
const WHOLE_BYTES = 64 * 1024;

/** By these Next is asked for something of its own. */
const FOR_NEXT = /^(next-|x-nextjs-|x-middleware-|rsc$|expect$)/;

/** How many bytes come with a request; Infinity where it does not say. */
function bytesOf({ headers }) {
  if (headers["transfer-encoding"] !== undefined) return Number.POSITIVE_INFINITY;
  return Number(headers["content-length"] ?? 0);
}

/** Whether it asks Next for something of its own, or brings what is not asked for. */
export const isForNext = (request) =>
  (request.method === "GET" && bytesOf(request) > 0) ||
  Object.keys(request.headers).some((name) => FOR_NEXT.test(name));

const isPlain = (request) => bytesOf(request) <= WHOLE_BYTES && !isLive(request) && !isForNext(request);

async function arrivalOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Null when whoever asked has gone before all of it had come. */
async function webRequest(request, origin) {
  const { method, headers, url } = request;
  try {
    const body = bytesOf(request) > 0 ? { body: await arrivalOf(request) } : {};
    return new Request(origin + url, { method, headers, ...body });
  } catch (error) {
    if (request.destroyed && !request.complete) return null;
    throw error;
  }
}

/** Finds nothing in a build that is not as we know it. */
function foundIn(dist) {
  try {
    return builtRoutes(dist);
  } catch (error) {
    process.stderr.write(`${error.stack}\nAll requests go through Next.\n`);
    return async () => null;
  }
}

/**
 * Takes REST's plain requests straight to the handlers of their routes, which costs half of what Next's way there does
 * (decision 015): `take` answers how to answer one, or null for what is to go through Next.
 * @param {{dist: string, origin: string}} of where the build is, and the public address
 */
export function openRest({ dist, origin }) {
  const find = foundIn(dist);
  return async function take(request) {
    if (!isPlain(request)) return null;
    const route = await find(request.url.split("?")[0]);
    const handle = route?.handlers?.[request.method];
    if (!handle) return null;
    return async function answer(response) {
      const asked = await webRequest(request, origin);
      if (!asked) return;
      await sendAnswer(await handle(asked, { params: Promise.resolve(route.params) }), response);
    };
  };
}
