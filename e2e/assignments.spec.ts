import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { barriers, expectNoBarriers } from "./support/barriers";
import {
  annotate,
  assign,
  buildReader,
  buildReading,
  fillGroup,
  joinAs,
  signIn,
} from "./support/build-reading";
import { addMember, buildGroup, GroupPages } from "./support/group-pages";
import { expect, test } from "./support/people";

const TEXT = [
  "We walk to think, and some of us think only while we walk.",
  "The road does half of the work, and it does not ask to be thanked.",
  "Whoever comes home has been somewhere.",
];

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();

/** A moment as `<input type="datetime-local">` has it, in UTC, where these browsers and groups are. */
const typed = (instant: string) => instant.slice(0, 16);

const row = (page: Page, name: string) => page.getByRole("table").getByRole("row").filter({ hasText: name });

test("Ada assigns the first week to everybody, moves it by a week, and the members' pages say so", async ({
  elsewhere,
  page,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await elsewhere(await joinAs(reading, "Bruno"));
  await signIn(page, reading.organizer);
  const pages = new GroupPages(page, reading.slug);
  await pages.open();
  await expect(page.getByRole("heading", { name: "Assignments" })).toHaveCount(0);
  await page.getByRole("link", { name: "Assignments" }).click();
  await expect(page.getByText("Assign a first stretch")).toBeVisible();
  await expectNoBarriers(page);

  await page.getByRole("link", { name: "Assign a reading" }).click();
  await expect(page.getByText("On walking: 3 paragraphs.")).toBeVisible();
  await expect(page.getByText("All times are those of UTC")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /Bruno/ })).toBeHidden();
  await expectNoBarriers(page);
  await page.getByLabel("To paragraph").fill("2");
  await page.getByLabel("Title").fill("Week 1");
  await page.getByLabel("What to look for").fill("Mark what *surprises* you.");
  await page.getByLabel("Due").fill(typed(inDays(7)));
  await page.getByRole("textbox", { name: "Annotations" }).fill("2");
  await page.getByLabel("Read to the end").check();
  await page.getByRole("button", { name: "Assign it" }).click();

  await expect(pages.heading("Week 1")).toBeVisible();
  await expect(page.getByRole("main").locator("em")).toHaveText("surprises");
  await expect(page.getByRole("link", { name: "¶1–2 of On walking" })).toBeVisible();
  await expect(page.getByText("0 of 2 annotations · nothing read yet")).toBeVisible();
  await expect(page.getByText("Nobody is timed.", { exact: false })).toBeVisible();
  await expectNoBarriers(page);

  const theirs = new GroupPages(bruno, reading.slug);
  const due = page.locator("time").first();
  const shown = async () => ({ at: await due.getAttribute("datetime"), text: await due.innerText() });
  const before = await shown();
  await theirs.open();
  await expect(theirs.line("Week 1")).toContainText(`¶1–2 of On walking, about 1 minute`);
  await expect(theirs.line("Week 1")).toContainText(`due ${before.text}`);
  await expect(theirs.line("Week 1")).toContainText("0 of 2 annotations");
  expect(await barriers(bruno)).toEqual([]);

  await page.getByRole("link", { name: "Change" }).click();
  await expect(page.getByLabel("What to look for")).toHaveValue("Mark what *surprises* you.");
  await expect(page.getByLabel("To paragraph")).toHaveValue("2");
  await page.getByLabel("Due").fill(typed(inDays(14)));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(pages.heading("Week 1")).toBeVisible();
  const after = await shown();
  expect(after.at).toContain(typed(inDays(14)).slice(0, 10));
  await theirs.open("assignments");
  await expect(theirs.line("Week 1")).toContainText(`due ${after.text}`);
  await expectNoBarriers(bruno);
});

test("A member reads what is assigned, is done, and thinks better of it; the organizer sees how far everybody is", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const bruno = await joinAs(reading, "Bruno");
  await joinAs(reading, "Olive", "observer");
  const targets = { annotations: 2, replies: 1 };
  const { id } = await assign(request, reading, { dueAt: inDays(7), targets });
  await annotate(request, reading, bruno, {
    passage: { paragraph: 1 },
    body: { markdown: "Do we?" },
  });

  const his = await elsewhere(bruno);
  await new GroupPages(his, reading.slug).open("assignments");
  await his.getByRole("link", { name: "Week 1" }).click();
  await expect(his.getByText("1 of 2 annotations · 0 of 1 reply · nothing read yet")).toBeVisible();
  await expect(his.getByText("About 1 minute left to read.")).toBeVisible();
  await expect(his.getByRole("table")).toHaveCount(0);
  await his.getByRole("button", { name: "I’m done" }).click();
  await expect(his.getByText("You said that you are done.")).toBeVisible();
  await expect(his.getByRole("button", { name: "Not done after all" })).toBeFocused();
  await expectNoBarriers(his);

  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}/assignments/${id}`);
  await expect(row(page, "Bruno")).toContainText("1 of 2");
  await expect(row(page, "Bruno")).toContainText("done");
  await expect(row(page, "Ada")).toContainText("0 of 2");
  await expect(row(page, "Olive")).toHaveCount(0);
  await expectNoBarriers(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as a table" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("Week 1.csv");
  expect(await readFile(await file.path(), "utf8")).toMatch(/^Bruno,[^,]+,1,2,0,1,,no,yes,\r$/m);

  await his.getByRole("button", { name: "Not done after all" }).click();
  await expect(his.getByRole("button", { name: "I’m done" })).toBeVisible();
  await page.reload();
  await expect(row(page, "Bruno")).not.toContainText("done");
});

test("Where there are many members, the table comes in pages, and the file has everybody", async ({
  browser,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  await fillGroup(reading, request, 120);
  const { id } = await assign(request, reading);
  await signIn(page, reading.organizer);
  const path = `/groups/${reading.slug}/assignments/${id}`;
  await page.goto(path);
  // One row has the headings.
  const rows = page.getByRole("table").getByRole("row");
  const ways = page.getByRole("navigation", { name: "Pages of this table" });
  await expect(rows).toHaveCount(101);
  await expect(rows.nth(1)).toContainText("Ada");
  await expect(row(page, "Reader 099")).toBeVisible();
  await expect(ways.getByRole("link")).toHaveText(["More members"]);
  await expectNoBarriers(page);

  await page.getByRole("region", { name: "Table of everybody’s progress" }).focus();
  await page.keyboard.press("Tab");
  await expect(ways.getByRole("link", { name: "More members" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(22);
  await expect(rows.nth(1)).toContainText("Reader 100");
  await expect(page.getByRole("heading", { name: "How far everybody has come" })).toBeInViewport();
  await expect(ways.getByRole("link")).toHaveText(["From the beginning"]);
  await expectNoBarriers(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as a table" }).click(),
  ]);
  expect((await readFile(await file.path(), "utf8")).trimEnd().split("\r\n")).toHaveLength(122);

  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(page.url());
  await plain.getByRole("link", { name: "From the beginning" }).click();
  await expect(row(plain, "Reader 001")).toBeVisible();
  await plain.getByRole("link", { name: "More members" }).click();
  await expect(row(plain, "Reader 120")).toBeVisible();
  await context.close();
});

test("Wrong input is told where it stands, and nothing that was typed is lost", async ({
  elsewhere,
  page,
}) => {
  const reading = await buildReading(TEXT, "On walking");
  const [bruno, chidi] = [await joinAs(reading, "Bruno"), await joinAs(reading, "Chidi")];
  await signIn(page, reading.organizer);
  await page.goto(`/groups/${reading.slug}/assignments/new?reading=${reading.id}`);
  await page.getByLabel("From paragraph").fill("two");
  await page.getByLabel("What to look for").fill("Slowly.");
  await page.getByLabel("Opens").fill("2031-01-12T10:00");
  await page.getByLabel("Due").fill("2031-01-10T10:00");
  await page.getByLabel("Some members").check();
  await page.getByRole("textbox", { name: "Replies", exact: true }).fill("1000");
  await page.getByLabel("Read to the end").check();
  await page.getByRole("button", { name: "Assign it" }).click();

  await expect(page.getByLabel("From paragraph")).toHaveAccessibleDescription(/Give a paragraph’s number/);
  await expect(page.getByLabel("Title")).toHaveAccessibleDescription(/Give it a title/);
  await expect(page.getByRole("textbox", { name: "Replies", exact: true })).toHaveAccessibleDescription(
    /from 1 to 100/,
  );
  await expect(page.getByText("Choose at least one member")).toBeVisible();
  await expect(page.getByLabel("From paragraph")).toHaveValue("two");
  await expectNoBarriers(page);

  await page.getByLabel("From paragraph").fill("3");
  await page.getByLabel("To paragraph").fill("9");
  await page.getByLabel("Title").fill("Week 1");
  await page.getByRole("checkbox", { name: /Bruno/ }).check();
  await page.getByRole("textbox", { name: "Replies", exact: true }).fill("1");
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByLabel("Due")).toHaveAccessibleDescription(/The times are out of order/);
  await page.getByLabel("Due").fill("2031-01-20T10:00");
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByLabel("To paragraph")).toHaveAccessibleDescription(/no such paragraph/);

  await expect(page.getByLabel("From paragraph")).toHaveValue("3");
  await expect(page.getByLabel("What to look for")).toHaveValue("Slowly.");
  await expect(page.getByLabel("Opens")).toHaveValue("2031-01-12T10:00");
  await expect(page.getByLabel("Due")).toHaveValue("2031-01-20T10:00");
  await expect(page.getByRole("checkbox", { name: /Bruno/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /Chidi/ })).not.toBeChecked();
  await expect(page.getByLabel("Read to the end")).toBeChecked();

  // A time of which a part is missing is not taken for none.
  const until = page.getByLabel("Replies until");
  await until.focus();
  await until.press("0");
  await until.press("1");
  await page.getByLabel("To paragraph").fill("");
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(until).toHaveAccessibleDescription(/Give both the day and the hour/);
  await expect(until).toBeFocused();
  await until.fill("2031-01-30T10:00");
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByRole("link", { name: "¶3 of On walking" })).toBeVisible();
  await expect(row(page, "Bruno")).toBeVisible();
  await expect(row(page, "Chidi")).toHaveCount(0);

  const link = page.url();
  const his = await elsewhere(bruno);
  await his.goto(link);
  await expect(his.getByText("opens Sun", { exact: false })).toBeVisible();
  await expect(his.getByRole("button", { name: "I’m done" })).toBeVisible();
  const others = await elsewhere(chidi);
  await others.goto(link);
  await expect(others.getByText("This is not assigned to you.")).toBeVisible();
  await expect(others.getByRole("button", { name: "I’m done" })).toHaveCount(0);
});

test("Two organizers change it at once: the later one is told, and keeps what they typed", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  const eve = await joinAs(reading, "Eve", "organizer");
  const { id } = await assign(request, reading);
  const edit = `/groups/${reading.slug}/assignments/${id}/edit`;
  await signIn(page, reading.organizer);
  await page.goto(edit);
  const hers = await elsewhere(eve);
  await hers.goto(edit);
  await hers.getByLabel("Title").fill("The first week");
  await hers.getByRole("button", { name: "Save" }).click();
  await expect(hers.getByRole("heading", { name: "The first week", level: 1 })).toBeVisible();

  await page.getByLabel("Title").fill("Week one");
  await page.getByRole("button", { name: "Save" }).click();
  const theirs = page.getByRole("main").getByRole("status");
  await expect(theirs).toContainText("Changed elsewhere meanwhile");
  await expect(theirs).toContainText("The first week");
  await expect(page.getByLabel("Title")).toHaveValue("Week one");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Week one", level: 1 })).toBeVisible();
});

test("What is withdrawn by mistake is put back, with all that was said of it", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  const bruno = await elsewhere(await joinAs(reading, "Bruno"));
  const { id } = await assign(request, reading);
  const path = `/groups/${reading.slug}/assignments/${id}`;
  await bruno.goto(path);
  await bruno.getByRole("button", { name: "I’m done" }).click();
  await expect(bruno.getByText("You said that you are done.")).toBeVisible();

  await signIn(page, reading.organizer);
  await page.goto(path);
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("“Week 1” is withdrawn.")).toBeVisible();
  await expect(page).toHaveURL(`/groups/${reading.slug}/assignments?withdrawn=${id}`);
  await expectNoBarriers(page);
  expect((await bruno.goto(path))?.status()).toBe(404);
  await bruno.goto(page.url());
  await expect(bruno.getByText("Nothing is assigned yet.")).toBeVisible();
  await expect(bruno.getByText("is withdrawn")).toHaveCount(0);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(`/groups/${reading.slug}/assignments`);
  await expect(new GroupPages(page, reading.slug).line("Week 1")).toBeVisible();
  await bruno.goto(path);
  await expect(bruno.getByText("You said that you are done.")).toBeVisible();
});

test("What is open comes first, then what is ahead, and what is past is folded away", async ({
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  await assign(request, reading, { title: "Whenever" });
  await assign(request, reading, { title: "Next week", opensAt: inDays(5), dueAt: inDays(12) });
  await assign(request, reading, { title: "This week", dueAt: inDays(5) });
  await assign(request, reading, { title: "Last week", dueAt: inDays(-2), repliesUntil: inDays(-1) });
  await assign(request, reading, { title: "Late", dueAt: inDays(-2), repliesUntil: inDays(1) });
  await signIn(page, await joinAs(reading, "Bruno"));
  const pages = new GroupPages(page, reading.slug);

  await pages.open();
  const first = page.getByRole("region", { name: "Assignments" });
  await expect(first.getByRole("listitem")).toHaveText([/^Late/, /^This week/, /^Whenever/]);
  await first.getByRole("link", { name: "All assignments" }).click();
  const now = page.getByRole("region", { name: "Now" }).getByRole("listitem");
  await expect(now).toHaveText([
    /^Late.*was due .* replies until/,
    /^This week.*due/,
    /^Whenever.*no due time/,
  ]);
  const ahead = page.getByRole("region", { name: "Ahead" }).getByRole("listitem");
  await expect(ahead).toHaveText([/^Next week.*opens .* due/]);
  await expect(pages.line("Last week")).toBeHidden();
  await page.getByRole("heading", { name: "Past" }).click();
  await expect(pages.line("Last week")).toContainText("replies were awaited until");
  await expectNoBarriers(page);
});

test("A group without a text says what comes first, and an outsider of a private one finds nothing", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  await pages.open("assignments");
  await expect(page.getByText("First add the text that the group is to read.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Add a text" })).toBeVisible();
  await expectNoBarriers(page);
  await page.goto(`/groups/${group.slug}/assignments/new`);
  await expect(page.getByText("There is no text here that could be assigned.")).toBeVisible();

  const olive = await buildReader("Olive");
  await addMember(group, olive, "observer");
  const hers = await elsewhere(olive);
  await new GroupPages(hers, group.slug).open("assignments");
  await expect(hers.getByText("Nothing is assigned yet.")).toBeVisible();
  await expect(hers.getByRole("main").getByRole("link", { name: /text|Assign a/ })).toHaveCount(0);
  const stranger = await elsewhere(await buildReader("Mallory"));
  for (const who of [stranger, await elsewhere()])
    for (const place of ["", "/new"])
      expect((await who.goto(`/groups/${group.slug}/assignments${place}`))?.status()).toBe(404);
});

test("An observer and a passer-by of a public group read what is assigned, and can do nothing about it", async ({
  elsewhere,
  page,
  request,
}) => {
  const reading = await buildReading(TEXT);
  const { id } = await assign(request, reading);
  const path = `/groups/${reading.slug}/assignments/${id}`;
  await signIn(page, await joinAs(reading, "Olive", "observer"));
  for (const who of [page, await elsewhere()]) {
    await new GroupPages(who, reading.slug).open("assignments");
    await who.getByRole("link", { name: "Week 1" }).click();
    await expect(who.getByRole("link", { name: "¶1–2 of A short text" })).toBeVisible();
    await expect(who.getByRole("main").getByRole("button")).toHaveCount(0);
    await expect(who.getByRole("table")).toHaveCount(0);
    expect((await who.goto(`${path}/edit`))?.status()).toBe(404);
    expect((await who.request.get(`${path}/progress.csv`)).status()).toBe(who === page ? 403 : 401);
  }
  await page.goto(path);
  await expect(page.getByText("This is not assigned to you. You can read along.")).toBeVisible();
});

test("Without scripts one assigns, is told what is wrong, and is done", async ({ browser, page }) => {
  const reading = await buildReading(TEXT, "On walking");
  await signIn(page, reading.organizer);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(`/groups/${reading.slug}/assignments/new`);
  await plain.getByLabel("Some members").check();
  await plain.getByRole("checkbox", { name: /Ada/ }).check();
  await plain.getByLabel("To paragraph").fill("2");
  await plain.getByRole("button", { name: "Assign it" }).click();
  await expect(plain.getByText("Give it a title")).toBeVisible();
  await expect(plain.getByLabel("To paragraph")).toHaveValue("2");
  await expect(plain.getByRole("checkbox", { name: /Ada/ })).toBeChecked();
  await plain.getByLabel("Title").fill("Week 1");
  await plain.getByRole("button", { name: "Assign it" }).click();
  await expect(plain.getByRole("link", { name: "¶1–2 of On walking" })).toBeVisible();
  await plain.getByRole("button", { name: "I’m done" }).click();
  await expect(plain.getByText("You said that you are done.")).toBeVisible();
  await plain.getByRole("button", { name: "Withdraw" }).click();
  await plain.getByRole("button", { name: "Undo" }).click();
  await expect(plain.getByText("done", { exact: true })).toBeVisible();
  await context.close();
});
