import { chromium } from "@playwright/test";
import type { Bench, Missing, Row } from "../harness/questions";
import { BROWSER_ARGS } from "./open-browser";
import { bundlePeer, howToInstall, isInstalled, PEERS, type Peer } from "./peers";
import { type Quote, type Served, servePage } from "./text-page";

const PATIENCE_MS = 60_000;

/** Milliseconds until all is painted, or null when that took too long. */
async function timeToPaint(
  executablePath: string,
  page: Served,
  script: string,
  quotes: readonly Quote[],
): Promise<number | null> {
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGS });
  try {
    const tab = await browser.newPage();
    await tab.goto(page.url);
    await tab.addScriptTag({ content: script });
    const painting = tab.evaluate(async (quotes) => {
      const root = document.getElementById("text");
      const { paint } = globalThis as unknown as {
        paint: (root: Element | null, quotes: unknown) => unknown;
      };
      const start = performance.now();
      await paint(root, quotes);
      // The first frame after it may still be the one before.
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    }, quotes);
    const given = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref());
    // What is given up fails when the browser is closed under it.
    painting.catch(() => {});
    return await Promise.race([painting, given]);
  } finally {
    await browser.close();
  }
}

async function measurePeer(peer: Peer, chromiumPath: string, page: Served, quotes: Quote[]): Promise<Row> {
  const task = `${quotes.length.toLocaleString("en")} quotes on the same plain page, until painted`;
  try {
    const time = await timeToPaint(chromiumPath, page, await bundlePeer(peer), quotes);
    if (time !== null)
      return { task, who: peer.who, figures: { "until painted": { unit: "ms", value: time } } };
    return { task, who: peer.who, figures: {}, note: `not done after ${PATIENCE_MS / 1000} s` };
  } catch (error) {
    return { task, who: peer.who, figures: {}, note: `failed: ${String(error).split("\n")[0]}` };
  }
}

export async function measurePeers(
  bench: Bench & { chromium: string },
  pages: readonly { html: string; quotes: Quote[] }[],
): Promise<{ rows: Row[]; missing: Missing[] }> {
  const there = PEERS.filter(isInstalled);
  const rows: Row[] = [];
  for (const { html, quotes } of bench.isFull ? pages : pages.slice(0, 1)) {
    const page = await servePage(html);
    for (const peer of there) {
      bench.say(`  ${peer.who}, ${quotes.length.toLocaleString("en")} quotes`);
      rows.push(await measurePeer(peer, bench.chromium, page, quotes));
    }
    await page.stop();
  }
  return { rows, missing: PEERS.filter((peer) => !isInstalled(peer)).map(howToInstall) };
}
