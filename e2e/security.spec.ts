import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { buildReading, joinAs, signIn } from "./support/build-reading";
import { colloquy } from "./support/cli";
import { ReadingPage } from "./support/reading-page";

const PARAGRAPHS = ["I went to the woods because I wished to live deliberately."];
const PASSWORD = "seven quiet herons wade";

async function signInByScript(request: APIRequestContext, email: string, password: string) {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  return request.post("/api/auth/callback/credentials", {
    form: { email, password, csrfToken, json: "true" },
    maxRedirects: 0,
  });
}

async function account() {
  const email = `eve-${randomUUID().slice(0, 8)}@example.org`;
  await colloquy("user", "add", "--email", email, "--name", "Eve", "--password", PASSWORD);
  return email;
}

test("a script signs in with next-auth's own forms, and its session ends with sign-out", async ({
  request,
  baseURL,
}) => {
  await signInByScript(request, await account(), PASSWORD);
  expect((await request.get("/api/v1/me")).status()).toBe(200);
  const cookies = (await request.storageState()).cookies;
  const session = cookies.find(({ name }) => name.endsWith("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const origin = baseURL ?? "";
  await request.post("/api/auth/signout", { form: { csrfToken, json: "true" }, headers: { origin } });
  const kept = await request.get("/api/v1/me", { headers: { cookie: `${session?.name}=${session?.value}` } });
  expect(kept.status()).toBe(401);
});

test("a wrong password and an unknown address are answered alike", async ({ request }) => {
  const email = await account();
  const wrong = await signInByScript(request, email, "not the right one at all");
  const unknown = await signInByScript(request, `nobody-${randomUUID()}@example.org`, PASSWORD);
  expect([wrong.status(), await wrong.text()]).toEqual([unknown.status(), await unknown.text()]);
  expect((await request.get("/api/v1/me")).status()).toBe(401);
});

test("a change by cookie that does not come from our own pages changes nothing", async ({
  request,
  baseURL,
}) => {
  const email = await account();
  await signInByScript(request, email, PASSWORD);
  const reading = await buildReading(PARAGRAPHS);
  await colloquy("member", "add", "--group", reading.slug, "--email", email, "--role", "member");
  const path = `/api/v1/readings/${reading.id}/annotations`;
  const body = { passage: { paragraph: 1 }, body: { markdown: "Not mine" } };
  const tries: [string, Record<string, string>, string | object][] = [
    ["without an origin", {}, body],
    ["from another site", { origin: "https://evil.example" }, body],
    ["from nowhere", { origin: "null" }, body],
    ["as plain text", { "content-type": "text/plain" }, JSON.stringify(body)],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }, "body=x"],
    ["by a method override", { "x-http-method-override": "DELETE" }, body],
  ];
  for (const [how, headers, data] of tries) {
    expect((await request.post(path, { headers, data })).status(), how).toBe(403);
  }
  expect((await (await request.get(path)).json()).items).toEqual([]);
  const own = await request.post(path, { headers: { origin: baseURL ?? "" }, data: body });
  expect(own.status()).toBe(201);
});

test("a form that another page sends is refused, and is no fault of the server", async ({
  request,
  baseURL,
}) => {
  const action = { "next-action": "40f0e1d2c3b4a5968778695a4b3c2d1e0f40f0e1d2" };
  const form = { $ACTION_ID_x: "", email: "ada@example.org" };
  for (const origin of ["https://evil.example", "null"])
    for (const sent of [
      { headers: { origin, ...action }, data: "[]" },
      { headers: { origin }, multipart: form },
      { headers: { origin }, form },
    ]) {
      const answer = await request.post("/sign-in", sent);
      expect(answer.status()).toBe(403);
      expect(answer.headers()["content-type"]).toBe("text/plain");
      expect(answer.headers()["content-security-policy"]).toContain("object-src 'none'");
    }
  const own = await request.post("/sign-in", { headers: { origin: new URL(baseURL ?? "").origin }, form });
  expect(own.status()).not.toBe(403);
  const api = await request.post("/api/v1/groups", { headers: { origin: "null" }, data: {} });
  expect(await api.json()).toMatchObject({ code: "signed-out" });
});

test("words written on Ada's page do not go out under the name of Bruno, who has signed in in another tab", async ({
  page,
  context,
  request,
}) => {
  const reading = await buildReading(PARAGRAPHS);
  const bruno = await joinAs(reading, "Bruno");
  await signIn(page, reading.organizer);
  const adas = new ReadingPage(page);
  await adas.open(reading.url);

  await signIn(await context.newPage(), bruno);
  await adas.words(1).press("c");
  await adas.composer.getByRole("textbox").fill("Mine, not his");
  await page.keyboard.press("Control+Enter");

  await expect(page.getByText("Somebody else is signed in now").first()).toBeVisible();
  const { items } = await (await request.get(`/api/v1/readings/${reading.id}/annotations`)).json();
  expect(items).toEqual([]);
});

test("every answer tells the browser what it may not do, and the pages still come alive", async ({
  page,
  request,
}) => {
  const reading = await buildReading(PARAGRAPHS);
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  for (const path of ["/", "/sign-in", "/no-such-page", new URL(reading.url).pathname]) {
    const answer = await page.goto(path);
    const headers = answer?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toMatch(/script-src [^;]*'nonce-/);
    expect(/script-src ([^;]*)/.exec(policy)?.[1], path).not.toContain("unsafe-inline");
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy, path).toContain(directive);
    }
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    const scripts = await page
      .locator("script:not([type='application/json'])")
      .evaluateAll((all) =>
        all
          .filter((script) => !(script as HTMLScriptElement).nonce)
          .map((script) => script.outerHTML.slice(0, 80)),
      );
    expect(scripts, path).toEqual([]);
  }
  expect(violations).toEqual([]);
  const problem = await request.get("/api/v1/groups/no-such-group");
  expect(problem.headers()).toMatchObject({
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
});

test("a private group does not exist for outsiders, on any page", async ({ page }) => {
  const email = await account();
  const { slug } = await colloquy<{ slug: string }>(
    "group",
    "add",
    "--name",
    "Quiet house",
    "--owner",
    email,
  );
  const missing = await page.goto("/groups/no-such-group");
  const nothing = await page.locator("main").innerHTML();
  expect(missing?.status()).toBe(404);
  const hidden = await page.goto(`/groups/${slug}`);
  expect(hidden?.status()).toBe(404);
  expect(await page.locator("main").innerHTML()).toBe(nothing);
  expect(await page.title()).not.toContain("Quiet house");

  const stranger = await buildReading(PARAGRAPHS);
  await signIn(page, stranger.organizer);
  expect((await page.goto(`/groups/${slug}`))?.status()).toBe(404);
});
