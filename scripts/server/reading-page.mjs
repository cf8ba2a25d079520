import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import compression from "compression";
import { isForNext } from "./rest.mjs";

const require = createRequire(import.meta.url);

const PAGE = "/groups/[group]/readings/[reading]";

/** Where nothing is spelled in a way that has to be made plain first; an id, so that no other page is meant. */
const PLAIN = /^\/groups\/\w[\w.~-]*\/readings\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\?|$)/;

/** By such names Next would be told another address than the one asked for. */
const isMisled = (url) =>
  [...new URL(url, "http://host").searchParams.keys()].some((key) => /^nxt/i.test(key));

const compress = compression();

/** The handler that Next built for the page. None in a build that is not as we know it. */
async function load(dist) {
  try {
    const files = JSON.parse(readFileSync(join(dist, "server", "pages-manifest.json"), "utf8"));
    const { handler } = await require(join(dist, "server", files[PAGE]));
    if (typeof handler !== "function") throw new Error("The reading page has no handler.");
    return handler;
  } catch (error) {
    process.stderr.write(`${error.stack}\nThe reading page goes through Next.\n`);
    return null;
  }
}

/**
 * Takes what asks for a reading straight to the handler of its page, which costs a sixth less than Next's way there
 * (decision 031): `take` answers how to answer it, or null for what is to go through Next.
 * @param {{dist: string, throughNext: (request, response) => Promise<void>}} of where the build is, and Next's own way
 */
export function openReadingPage({ dist, throughNext }) {
  let loading;
  return async function take(request) {
    if (request.method !== "GET" || !PLAIN.test(request.url) || isForNext(request)) return null;
    if (isMisled(request.url)) return null;
    loading ??= load(dist);
    const handler = await loading;
    if (!handler) return null;
    return async function answer(response) {
      compress(request, response, () => {});
      try {
        // Nothing of ours goes on after the answer.
        await handler(request, response, { waitUntil: () => {} });
      } catch (error) {
        if (response.headersSent) throw error;
        // Next tells the log, and draws the page that says so.
        await throughNext(request, response);
      }
    };
  };
}
