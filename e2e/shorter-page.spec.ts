import { randomUUID } from "node:crypto";
import { type APIResponse, expect, test } from "@playwright/test";
import { type BuiltReading, buildReader, buildReading, signIn } from "./support/build-reading";

/*
 * What asks for a reading has a shorter way than Next's (decision 031). What says something of Next's own client goes Next's
 * way, and so a program can ask for the same by both; the two are told apart by how the answer is packed.
 */
const NEXTS_WAY = { "next-url": "/" };
const packedBy = (answer: APIResponse) => answer.headers()["content-encoding"];

/** Of the way, or of this answer alone. */
const ITS_OWN =
  /^(date|x-request-id|content-encoding|content-length|transfer-encoding|connection|keep-alive)$/;

const ITS_NONCE = /(?:nonce|data-n-css)="[^"]*"|"nonce":"[^"]*"/g;

async function told(answer: APIResponse) {
  const headers = answer
    .headersArray()
    .filter(({ name }) => !ITS_OWN.test(name.toLowerCase()))
    .map(
      ({ name, value }) =>
        `${name.toLowerCase()}: ${value.replace(/'nonce-[^']+'/, "'nonce'").replace(ITS_NONCE, "")}`,
    );
  // What is not there is drawn by the app router, whose pages come in pieces of any order.
  const body = answer.status() === 404 ? "" : (await answer.text()).replace(ITS_NONCE, "");
  return { status: answer.status(), headers: headers.sort(), body };
}

let reading: BuiltReading;

test.beforeAll(async () => {
  reading = await buildReading(["I went to the woods because I wished to live deliberately.", "And so on."]);
});

for (const who of ["the organizer", "a stranger", "somebody signed out"] as const)
  test(`The page of a reading answers ${who} alike by its own way and by Next's`, async ({ page }) => {
    if (who === "the organizer") await signIn(page, reading.organizer);
    if (who === "a stranger") await signIn(page, await buildReader("Mallory"));
    const home = new URL(reading.url).pathname;
    const nowhere = home.replace(reading.id, randomUUID());
    for (const path of [home, `${home}?p=2`, `${home}?edition=1`, `${home}?in=nothing&beside`, nowhere]) {
      const ask = (headers: Record<string, string>) => page.request.get(path, { headers, maxRedirects: 0 });
      const [short, nexts] = [await ask({}), await ask(NEXTS_WAY)];
      expect(await told(short), path).toEqual(await told(nexts));
      if (short.status() !== 307) expect([packedBy(short), packedBy(nexts)]).toEqual(["br", "gzip"]);
    }
  });

test("what is asked of a reading's page in another way is answered as Next does", async ({ request }) => {
  const home = new URL(reading.url).pathname;
  const heads = await request.head(home, { maxRedirects: 0 });
  expect(heads.status()).toBe((await request.get(home)).status());
  expect((await request.get(`${home}/`, { maxRedirects: 0 })).status()).toBe(308);
  const data = /id="__NEXT_DATA__"[^>]*>([^<]+)/.exec(await (await request.get(home)).text())?.[1];
  const { buildId } = JSON.parse(data ?? "{}");
  expect(buildId).toBeTruthy();
  expect((await request.get(`/_next/data/${buildId}${home}.json`)).status()).toBe(404);
});

test("A reading's page says nothing of another that was opened before it", async ({ page }) => {
  const other = await buildReading(["Emma Woodhouse, handsome, clever, and rich."], "Emma & Knightley");
  for (const { organizer, id, url } of [reading, other, reading, other]) {
    await signIn(page, organizer);
    const body = await (await page.request.get(new URL(url).pathname)).text();
    const data = JSON.parse(/id="__NEXT_DATA__"[^>]*>([^<]+)/.exec(body)?.[1] ?? "{}");
    expect(data.query.reading).toBe(id);
    expect(body.includes("Emma")).toBe(id === other.id);
    expect(body.includes("the woods")).toBe(id === reading.id);
    expect(body.split("<title>")).toHaveLength(2);
    if (id === other.id) expect(body).toContain("<title>Emma &amp; Knightley · ");
  }
});
