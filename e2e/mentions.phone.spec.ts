import { barriers, overflow } from "./support/barriers";
import { annotate, buildReading, joinAs, signIn } from "./support/build-reading";
import { Discussion } from "./support/discussion";
import { expect, test } from "./support/people";
import { ReadingPage } from "./support/reading-page";

test.describe.configure({ timeout: 240_000 });

const TEXT = ["We walk to think, and slowly.", "The road does half of the work."];
const LONG = "Wolfeschlegelsteinhausenbergerdorff of the Very Long Names";

for (const dir of ["ltr", "rtl"] as const) {
  test(`On the smallest phone Bruno mentions somebody by touch, on a page that runs ${dir}`, async ({
    page,
    request,
  }) => {
    const reading = await buildReading(TEXT, "On walking");
    const bruno = await joinAs(reading, "Bruno");
    await joinAs(reading, LONG);
    await joinAs(reading, "Wolf");
    await annotate(request, reading, reading.organizer, {
      passage: { paragraph: 1, quote: "to think" },
      body: { markdown: "Only to think?" },
    });
    await page.setViewportSize({ width: 320, height: 640 });
    await signIn(page, bruno);
    await new ReadingPage(page).open(reading.url);
    await page.evaluate((towards) => {
      document.documentElement.dir = towards;
    }, dir);
    await new ReadingPage(page).count(1).tap();
    const talk = new Discussion(page);
    const sheet = page.getByRole("region", { name: "¶1" });
    await sheet.getByRole("button", { name: "Reply", exact: true }).tap();
    await talk.editor.pressSequentially("Is it so, @wol");
    const options = page.getByRole("listbox", { name: "Members" }).getByRole("option");
    await expect(options).toHaveCount(2);
    expect(await overflow(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
    for (const option of await options.all()) {
      await option.scrollIntoViewIfNeeded();
      const box = await option.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(24);
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
    }
    await options.filter({ hasText: LONG }).tap();
    await expect(options).toHaveCount(0);
    await expect(talk.editor).toBeFocused();
    await expect(talk.editor).toContainText(`@${LONG}`);
    await sheet.getByRole("button", { name: "Reply", exact: true }).tap();
    await expect(talk.post("Is it so").locator("bdi", { hasText: "@" })).toHaveText([`@${LONG}`]);
    await expect.poll(() => talk.waiting()).toBe(0);
    expect(await overflow(page)).toBe(0);
  });
}
