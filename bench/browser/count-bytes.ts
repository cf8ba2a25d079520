import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

export type Loaded = {
  /** Kilobytes of scripts as gzip makes them, however the server sent them. */
  scripts: number;
  /** Kilobytes of the page itself and of what it fetched, as they came over the wire. */
  data: number;
};

/** Counts from now on what a page loads; ask for the sum when it is quiet. */
export async function countBytes(page: Page): Promise<() => Promise<Loaded>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map<string, string>();
  let data = 0;
  const scripts: string[] = [];
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, type);
    if (type === "Script") scripts.push(response.url);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (["Document", "Fetch", "XHR"].includes(kinds.get(requestId) ?? "")) data += encodedDataLength;
  });
  return async () => {
    let size = 0;
    for (const url of new Set(scripts)) size += gzipSync(await (await page.request.get(url)).body()).length;
    return { scripts: size / 1000, data: data / 1000 };
  };
}
