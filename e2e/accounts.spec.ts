import { type Browser, expect, type Page, test } from "@playwright/test";
import { barriers } from "./support/barriers";
import { colloquy } from "./support/cli";
import { linkIn, mailTo } from "./support/outbox";

const PASSWORD = "slow reading by the lake";
const address = (who: string) => `${who}-${crypto.randomUUID()}@example.org`;

const mailedLink = async (to: string) => linkIn(await mailTo(to), "open-link");

async function fillIn(page: Page, fields: Record<string, string>) {
  for (const [label, value] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(value);
}

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto("/sign-in?next=%2Faccount");
  await fillIn(page, { "E-mail address": email, Password: password });
  await page.getByRole("button", { name: "Sign in" }).click();
}

const withoutScripts = (browser: Browser) => browser.newContext({ javaScriptEnabled: false });

test("somebody signs up, opens the mailed link, signs out and in again", async ({ page }) => {
  const email = address("ada");
  await page.goto("/sign-up?next=%2Faccount");
  await fillIn(page, { "Your name": "Ada", "E-mail address": email });
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Make an account" }).click();
  await expect(page.getByText("This Colloquy sends no mail yet")).toBeVisible();
  await expect(page.getByText("A link has been made for the address you gave")).toBeVisible();
  await expect(page.getByText("We have sent")).toHaveCount(0);

  const link = await mailedLink(email);
  await page.goto(link);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Make your account" })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada");
  await fillIn(page, { "Your name": "Ada Lovelace", Password: "too short" });
  await page.getByRole("button", { name: "Make my account and sign in" }).click();
  await expect(page.getByText("This is 9 characters long")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Lovelace");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  expect(await barriers(page)).toEqual([]);
  await fillIn(page, { Password: PASSWORD });
  await page.getByRole("button", { name: "Make my account and sign in" }).click();
  await expect(page).toHaveURL("/account");

  await page.getByRole("button", { name: "Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect(await page.context().cookies()).toContainEqual(
    expect.objectContaining({ name: "colloquy.known-accounts", httpOnly: true, sameSite: "Lax" }),
  );
  await page.goto("/account");
  await expect(page).toHaveURL("/sign-in?next=%2Faccount");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link is no longer good" })).toBeVisible();

  await signIn(page, email, "not the password at all");
  await expect(page.getByText("That is not the address and password")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  await signIn(page, email);
  await expect(page).toHaveURL("/account");
});

test("a taken address gets the same answer, and its owner another mail", async ({ page }) => {
  const email = address("bruno");
  await colloquy("user", "add", "--email", email, "--name", "Bruno", "--password", PASSWORD);
  await page.goto("/sign-up");
  await fillIn(page, { "Your name": "Mallory", "E-mail address": email });
  await page.getByRole("button", { name: "Make an account" }).click();
  await expect(page.getByText("A link has been made for the address you gave")).toBeVisible();
  const mail = await mailTo(email);
  expect(mail.subject).toContain("already");
  expect(mail.text).not.toContain("Mallory");
});

test("without scripts one signs in, changes the password and ends a session elsewhere", async ({
  page,
  browser,
}) => {
  const email = address("chidi");
  await colloquy("user", "add", "--email", email, "--name", "Chidi", "--password", PASSWORD);
  await signIn(page, email);
  await expect(page).toHaveURL("/account");

  const plain = await withoutScripts(browser);
  const other = await plain.newPage();
  await signIn(other, email, "wrong, and long enough");
  await expect(other.getByText("That is not the address and password")).toBeVisible();
  await expect(other.getByLabel("E-mail address")).toHaveValue(email);
  await signIn(other, email);
  await expect(other).toHaveURL(/\/account$/);
  await other.getByRole("button", { name: "End", exact: true }).click();
  await expect(other.getByRole("button", { name: "End", exact: true })).toHaveCount(0);

  await page.reload();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);

  await fillIn(other, { "Current password": PASSWORD, "New password": "a newer sentence for reading" });
  await other.getByRole("button", { name: "Change the password" }).click();
  await expect(other.getByText("The password is changed")).toBeVisible();
  await other.getByRole("button", { name: "Chidi" }).click();
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other).toHaveURL(/:\d+\/$/);
  await other.goto("/account");
  await expect(other).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  await plain.close();
});

test("who forgot the password gets a link to a new one, also when locked out", async ({ page }) => {
  const email = address("dana");
  await colloquy("user", "add", "--email", email, "--name", "Dana", "--password", PASSWORD);
  for (let attempt = 0; attempt < 6; attempt++) await signIn(page, email, `wrong number ${attempt}`);
  await expect(page.getByText("Too many wrong passwords")).toBeVisible();

  await page.getByRole("link", { name: "Forgot your password?" }).click();
  expect(await barriers(page)).toEqual([]);
  await fillIn(page, { "E-mail address": email });
  await page.getByRole("button", { name: "Make the link" }).click();
  await expect(page.getByText("If there is an account with this address")).toBeVisible();

  await page.goto(await mailedLink(email));
  expect(await barriers(page)).toEqual([]);
  await fillIn(page, { "New password": "a newer sentence for reading" });
  await page.getByRole("button", { name: "Set this password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText(email)).toBeVisible();
});

test("whoever opens a used link while signed in is told so, and shown the way on", async ({ page }) => {
  const email = address("flora");
  await colloquy("user", "add", "--email", email, "--name", "Flora");
  const { url } = await colloquy<{ url: string }>("user", "link", "--email", email);
  await page.goto(url);
  await page.getByRole("button", { name: "Sign in as Flora" }).click();
  await expect(page).not.toHaveURL(/open-link/);

  await page.goto(url);
  await expect(page.getByRole("heading", { name: "You are signed in as Flora" })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("link", { name: "To your groups" }).click();
  await expect(page).toHaveURL("/");
});

test("an empty sign-up is told all that is missing at once", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Make an account" }).click();
  await expect(page.getByText("Give your name, as others should see it.")).toBeVisible();
  await expect(page.getByText("This is not a mail address.")).toBeVisible();
});

test("the account page: name, a key for a program, no barriers, light and dark", async ({ page }) => {
  const email = address("eli");
  await colloquy("user", "add", "--email", email, "--name", "Eli", "--password", PASSWORD);
  await signIn(page, email);
  await page.getByLabel("Name", { exact: true }).fill("Eli Wallach");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Eli Wallach" })).toBeVisible();

  await page.getByLabel("What it is for").fill("My script");
  await page.getByRole("button", { name: "Make a key" }).click();
  const key = await page.locator("code", { hasText: "colloquy_" }).innerText();
  const me = await page.request.get("/api/v1/me", { headers: { authorization: `Bearer ${key}` } });
  expect((await me.json()).name).toBe("Eli Wallach");
  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("button", { name: "Revoke" })).toHaveCount(0);
  expect(
    (await page.request.get("/api/v1/me", { headers: { authorization: `Bearer ${key}` } })).status(),
  ).toBe(401);

  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriers(page)).toEqual([]);
  }
});

test("an open redirect leads nowhere", async ({ page }) => {
  const email = address("fay");
  await colloquy("user", "add", "--email", email, "--name", "Fay", "--password", PASSWORD);
  await page.goto("/sign-in?next=//evil.example/x");
  await fillIn(page, { "E-mail address": email, Password: PASSWORD });
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/");
});

test("a program signs in with a password or a link, and a page of another site does not", async ({
  request,
}) => {
  const email = address("gil");
  await colloquy("user", "add", "--email", email, "--name", "Gil", "--password", PASSWORD);
  const post = async (path: string, form: Record<string, string>, origin?: string) => {
    const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
    const headers: Record<string, string> = origin ? { origin } : {};
    return request.post(`/api/auth/${path}`, { form: { csrfToken, ...form }, headers, maxRedirects: 0 });
  };
  const enter = (password: string, origin?: string) =>
    post("callback/credentials", { email, password, callbackUrl: "https://evil.example/" }, origin);
  const isIn = async () => (await request.get("/api/v1/me")).status() === 200;

  for (const origin of ["https://evil.example", "null"])
    expect((await enter(PASSWORD, origin)).status()).toBe(403);
  expect(await isIn()).toBe(false);

  const entered = await enter(PASSWORD);
  expect(new URL(entered.headers().location as string).pathname).toBe("/");
  expect(entered.headers().location).not.toContain("evil");
  expect(entered.headers()["set-cookie"]).toMatch(/session-token=[^;]+;.*HttpOnly; SameSite=Lax/);
  expect(await isIn()).toBe(true);
  await post("signout", {});
  expect(await isIn()).toBe(false);

  const { url } = await colloquy<{ url: string }>("user", "link", "--email", email);
  const token = new URL(url).searchParams.get("token") as string;
  await request.get(url);
  await post("callback/ticket", { token });
  expect(await isIn()).toBe(true);
  await post("signout", {});
  await post("callback/ticket", { token });
  expect(await isIn()).toBe(false);

  for (let wrong = 1; wrong <= 5; wrong++) expect((await enter(`wrong number ${wrong}`)).status()).toBe(302);
  const refused = await enter("wrong number 6");
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(60);
});

test("who has written as much as one may for now still signs out", async ({ page }) => {
  const email = address("emil");
  await colloquy("user", "add", "--email", email, "--name", "Emil", "--password", PASSWORD);
  await signIn(page, email);
  await expect(page).toHaveURL("/account");
  const { token } = await colloquy<{ token: string }>("token", "add", "--email", email, "--name", "busy");
  const headers = { authorization: `Bearer ${token}` };
  const write = () => page.request.post("/api/v1/groups", { headers, data: {} });
  // Each process that serves takes a few writes ahead, so that one may still have some left where another refuses.
  const refused = async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, write));
    return answers.every((answer) => answer.status() === 429);
  };
  let rounds = 0;
  while (!(await refused())) expect(++rounds).toBeLessThan(60);

  await page.getByRole("button", { name: "Emil" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await page.goto("/account");
  await expect(page).toHaveURL("/sign-in?next=%2Faccount");
});

test("who cannot be signed out is told why, on the page where they stand", async ({ page }) => {
  const email = address("fred");
  await colloquy("user", "add", "--email", email, "--name", "Fred", "--password", PASSWORD);
  await signIn(page, email);
  await expect(page).toHaveURL("/account");
  await page.route("/account", async (route) => {
    const { origin: _, ...headers } = route.request().headers();
    await route.fulfill({ response: await route.fetch({ headers }) });
  });
  await page.getByRole("button", { name: "Fred" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  const told = page.getByText("This did not come from one of our own pages");
  await expect(told).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await expect(told).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Fred" })).toBeFocused();

  await page.unroute("/account");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Fred" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("The server could not be reached")).toBeVisible();
  await page.setViewportSize({ width: 320, height: 400 });
  await page.getByRole("alert").getByRole("button", { name: "Close" }).click();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Fred" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
});

test("a password typed while the server is away need not be typed again", async ({ page }) => {
  const email = address("gina");
  await colloquy("user", "add", "--email", email, "--name", "Gina", "--password", PASSWORD);
  await page.goto("/sign-in?next=%2Faccount");
  await fillIn(page, { "E-mail address": email, Password: PASSWORD });
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The server could not be reached. Nothing you typed is lost")).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/account");
});
