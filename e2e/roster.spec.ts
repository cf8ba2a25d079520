import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectNoBarriers } from "./support/barriers";
import { type BuiltReading, buildReading, signIn } from "./support/build-reading";
import { expect, test } from "./support/people";

const PASSWORD = "slow reading by the lake";

let reading: BuiltReading;
/** So that handles of one test are not those of another. */
let word: string;

test.beforeEach(async ({ page }) => {
  word = randomUUID()
    .slice(0, 6)
    .replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "a");
  reading = await buildReading(["A first paragraph.", "A second one."]);
  await signIn(page, reading.organizer);
});

const row = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

async function printFor(page: Page, names: string[]): Promise<string[]> {
  await page.goto(`/groups/${reading.slug}/printed-links`);
  for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
  for (const name of names) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Make the links" }).click();
  const slips = page.getByRole("listitem").filter({ has: page.getByRole("img", { name: /QR code/ }) });
  await expect(slips).toHaveCount(names.length);
  const told = await slips.allTextContents();
  return told.map((words) => /https?:\/\/\S+?token=[\w-]{43}/.exec(words)?.[0] ?? "");
}

test("Ada brings in a class from a file: she sees every row first, and prints the links of those without an address", async ({
  page,
}) => {
  await page.goto(`/groups/${reading.slug}/invitations`);
  await page.getByRole("link", { name: "Invite from a list" }).click();
  const emil = `Jürgen ${word}`;
  const lines = [
    "Name;E-mail;Role;Class",
    `Dora;dora-${word}@example.org;observer;5b`,
    `${emil};;;5b`,
    "Gus;gus at home;;5b",
    `Dora again;DORA-${word}@example.org;;5b`,
  ];
  await page.getByLabel("Or choose a CSV file").setInputFiles({
    name: "class.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(lines.join("\r\n"), "latin1"),
  });
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(row(page, emil)).toContainText("gets an account and a link on paper");
  await expect(row(page, "Gus")).toContainText("the address does not look right");
  await expect(row(page, "Dora again")).toContainText("is in the list twice");
  await expect(page.getByText("The column Class is not read.")).toBeVisible();
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Invite one person and make one account" }).click();
  await expect(row(page, "Dora").first()).toContainText("invited");
  await expect(row(page, emil)).toContainText("has the account @");
  await page.getByRole("link", { name: "Print the link of one person" }).click();
  await expect(page.getByRole("checkbox", { name: emil })).toBeChecked();
  await page.getByRole("button", { name: "Make the links" }).click();
  await expect(page.getByText("One link is made.")).toBeVisible();
  await expect(page.getByRole("img", { name: `QR code of the link of ${emil}` })).toBeVisible();
  await expect(page.getByText(/Opens once, until/)).toBeVisible();
  await expectNoBarriers(page);
  await page.reload();
  await expect(page.getByText("token=")).toHaveCount(0);
});

test("What was changed after the preview is shown again before anything is sent", async ({ page }) => {
  await page.goto(`/groups/${reading.slug}/roster`);
  const list = page.getByLabel("Paste the list");
  await list.fill(`Emil ${word}`);
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(page.getByRole("button", { name: "Make one account" })).toBeVisible();
  await list.fill(`Emil ${word}\nFay ${word}`);
  await expect(page.getByRole("button", { name: "Make one account" })).toHaveCount(0);
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await page.getByRole("button", { name: "Make 2 accounts" }).click();
  await expect(page.getByText("2 accounts are made; print their links next.")).toBeVisible();
  await list.fill(`Emil ${word}`);
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(row(page, `Emil ${word}`)).toContainText("has an account by a list already");
  await expect(page.getByRole("button", { name: /^(Invite|Make one)/ })).toHaveCount(0);
  await list.fill('"Emil');
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await expect(page.getByText("a quotation mark opens or closes where it should not")).toBeVisible();
});

test("Emil comes in by his slip of paper, chooses a password, and signs in with his handle from then on", async ({
  page,
  browser,
}) => {
  test.slow();
  await page.goto(`/groups/${reading.slug}/roster`);
  await page.getByLabel("Paste the list").fill(`Emil ${word},,emil-${word}`);
  await page.getByRole("button", { name: "Show what would happen" }).click();
  await page.getByRole("button", { name: "Make one account" }).click();
  await expect(row(page, `Emil ${word}`)).toContainText(`has the account @emil-${word}`);
  const [older = ""] = await printFor(page, [`Emil ${word}`]);
  const [link = ""] = await printFor(page, [`Emil ${word}`]);

  const tablet = await browser.newContext();
  const emil = await tablet.newPage();
  await emil.goto(older);
  await expect(emil.getByRole("heading", { name: "This link is no longer good" })).toBeVisible();
  await emil.goto(link);
  await expect(emil.getByText(`@emil-${word}`)).toBeVisible();
  await expectNoBarriers(emil);
  await emil.getByLabel("Password", { exact: true }).fill("short");
  await emil.getByRole("button", { name: "Set this password and sign in" }).click();
  await expect(emil.getByText(/A password has 15 or more/)).toBeVisible();
  await emil.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await emil.getByRole("button", { name: "Set this password and sign in" }).click();
  await expect(emil).toHaveURL("/");
  await emil.goto(reading.url);
  await expect(emil.getByText("A first paragraph.")).toBeVisible();
  await emil.goto("/account");
  await expect(emil.getByText(`You sign in with your handle, @emil-${word}.`)).toBeVisible();

  await tablet.clearCookies();
  await emil.goto(link);
  await expect(emil.getByRole("heading", { name: "This link is no longer good" })).toBeVisible();
  await emil.goto("/sign-in");
  await emil.getByLabel("E-mail address").fill(`emil-${word}`);
  await emil.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await emil.getByRole("button", { name: "Sign in" }).click();
  await expect(emil).toHaveURL("/");
  await expect(emil.getByText(`Emil ${word}`).first()).toBeVisible();
  await tablet.close();
});

test.describe("Without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a list is looked at, sent and printed", async ({ page }) => {
    test.slow();
    await page.goto(`/groups/${reading.slug}/roster`);
    await page.getByLabel("Paste the list").fill(`Emil ${word}\nFay ${word},,`);
    await page.getByRole("button", { name: "Show what would happen" }).click();
    await page.getByRole("button", { name: "Make 2 accounts" }).click();
    await expect(row(page, `Fay ${word}`)).toContainText("has the account @");
    const [link = ""] = await printFor(page, [`Fay ${word}`]);
    await page.context().clearCookies();
    await page.goto(link);
    await page.getByRole("button", { name: `Sign in as Fay ${word}` }).click();
    await expect(page).toHaveURL("/");
  });
});
