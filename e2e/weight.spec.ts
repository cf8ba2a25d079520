import { expect, test } from "@playwright/test";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";

const KILOBYTE = 1024;

/** As it goes over the wire, compressed. What only old browsers load (`nomodule`) is not among it. */
const MOST = { scripts: 170 * KILOBYTE, page: 40 * KILOBYTE, styles: 30 * KILOBYTE };

const TEXT = Array.from(
  { length: 100 },
  (_, at) =>
    `This is paragraph ${at + 1} of a text. ${`It goes on about what was said in ${at}. `.repeat(12)}`,
);

test("The reading page weighs little", async ({ page }) => {
  const reading = await buildReading(TEXT, "A text of a hundred paragraphs");
  const bruno = await joinAs(reading, "Bruno");
  for (let paragraph = 1; paragraph <= 10; paragraph++)
    await annotate(page.request, reading, bruno, { passage: { paragraph }, body: { markdown: "Is it so?" } });
  const weights = { document: 0, script: 0, stylesheet: 0 };
  const arrivals: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    const kind = request.resourceType();
    if (!(kind in weights)) return;
    arrivals.push(
      request.sizes().then(({ responseBodySize }) => {
        weights[kind as keyof typeof weights] += responseBodySize;
      }),
    );
  });

  await page.goto(reading.url);
  // Threads stand in the margin once the scripts have run.
  await expect(page.getByRole("article", { name: /^Bruno on/ }).first()).toBeVisible();
  await Promise.all(arrivals);

  expect(weights.document).toBeGreaterThan(KILOBYTE);
  expect(weights.document).toBeLessThan(MOST.page);
  expect(weights.stylesheet).toBeLessThan(MOST.styles);
  expect(weights.script).toBeGreaterThan(KILOBYTE);
  expect(weights.script).toBeLessThan(MOST.scripts);
});

/** Far above what is measured (`npm run bench -- opening`), so that only a page that has become slow is caught. */
const MOST_TIMES = 60;

test("Opening the reading page takes no longer, beside the least that the server does, than it should", async ({
  page,
}) => {
  const reading = await buildReading(TEXT, "A text of a hundred paragraphs");
  const bruno = await joinAs(reading, "Bruno");
  await signIn(page, bruno);
  const times = { page: [] as number[], least: [] as number[] };
  const timed = async (path: string, into: number[]) => {
    const start = performance.now();
    const answer = await page.request.get(path);
    into.push(performance.now() - start);
    expect(answer.status()).toBe(200);
  };
  // In turns, so that whatever else the machine does slows both.
  for (let turn = 0; turn < 25; turn++) {
    await timed("/healthz", times.least);
    await timed(reading.url, times.page);
  }
  const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

  expect(median(times.page) / median(times.least)).toBeLessThan(MOST_TIMES);
});
