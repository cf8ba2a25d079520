import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort, launch } from "./support/launch";
import { ReadingPage } from "./support/reading-page";

const postgresIn = (data: string) =>
  Number.parseInt(readFileSync(join(data, "pg18", "postmaster.pid"), "utf8"), 10);

test("Postgres dies while people write: the server stays, nothing said is lost, and open pages catch up", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "colloquy-outage-"));
  const port = await freePort();
  const started = await launch(folder, port);
  try {
    const links = started.said().match(/http\S+\/open-link\?\S+/g) ?? [];
    const pages = [];
    for (const link of links.slice(2, 4)) {
      const page = await (await browser.newContext({ baseURL: `http://127.0.0.1:${port}` })).newPage();
      await page.goto(link);
      await page.getByRole("button", { name: /^Sign in as/ }).click();
      await expect(page).not.toHaveURL(/open-link/);
      await page.goto(`http://127.0.0.1:${port}/groups/the-margin`);
      const reading = page.getByRole("link", { name: "As Though Someone Might Ask" });
      const text = new ReadingPage(page);
      await text.open((await reading.getAttribute("href")) ?? "");
      pages.push(text);
    }
    const [writer, reader] = pages;
    if (!writer || !reader) throw new Error("The demo gave fewer links than it has people");

    process.kill(postgresIn(folder), "SIGKILL");
    const words = `Said in the dark ${Date.now()}`;
    await writer.words(1).press("c");
    await writer.composer.getByRole("textbox").fill(words);
    await writer.page.keyboard.press("Control+Enter");

    await expect(reader.page.getByText(words)).toBeVisible({ timeout: 60_000 });
    await expect(reader.page.getByText(words)).toHaveCount(1);
    expect(started.process.exitCode).toBeNull();
  } finally {
    started.process.kill("SIGTERM");
    await started.ended;
    rmSync(folder, { recursive: true, force: true });
  }
});
