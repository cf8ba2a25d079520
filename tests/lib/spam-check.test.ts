import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log } from "@/lib/log";
import { looksLikeSpam } from "@/lib/spam-check";
import { closeSpamCheck, serveSpamCheck, type Verdict } from "../support/spam-check-server";

let warned: Record<string, unknown>[];

beforeEach(() => {
  warned = [];
  vi.spyOn(log, "warn").mockImplementation((facts: unknown) => {
    warned.push(facts as Record<string, unknown>);
  });
});

afterEach(() => {
  closeSpamCheck();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("it is given the words and the site's address, and nothing else", async () => {
  vi.stubEnv("COLLOQUY_URL", "https://read.example.org");
  vi.stubEnv("COLLOQUY_SPAM_CHECK_KEY", "k-1");
  const asked = await serveSpamCheck((_, response) => response.end("true"));
  expect(await looksLikeSpam("Buy my shoes & more.", "reply")).toBe(true);
  expect(asked).toEqual([
    {
      method: "POST",
      type: expect.stringContaining("application/x-www-form-urlencoded"),
      fields: {
        api_key: "k-1",
        blog: "https://read.example.org",
        user_ip: "0.0.0.0",
        comment_type: "reply",
        comment_content: "Buy my shoes & more.",
        blog_charset: "UTF-8",
      },
    },
  ]);
  expect(warned).toEqual([]);
});

test("what it takes for none is none", async () => {
  await serveSpamCheck((_, response) => response.end("false\n"));
  expect(await looksLikeSpam("A thought.", "forum-post")).toBe(false);
  expect(warned).toEqual([]);
});

test.each<[string, Verdict]>([
  ["says something else", (_, response) => response.end("invalid")],
  ["is broken", (_, response) => response.writeHead(500).end("true")],
  ["sends elsewhere", (_, response) => response.writeHead(302, { location: "/elsewhere" }).end()],
  ["hangs up", (request) => request.socket.destroy()],
  ["never ends its answer", (_, response) => response.write("tr")],
])("one that %s is no verdict, and the log has why, without the words", async (_, answer) => {
  await serveSpamCheck(answer);
  expect(await looksLikeSpam("Words of mine.", "reply")).toBe(false);
  expect(warned).toHaveLength(1);
  expect(warned[0]?.err).toBeInstanceOf(Error);
  expect(JSON.stringify(warned)).not.toContain("Words of mine.");
});

test("nobody is asked where the operator has named nobody", async () => {
  const asked = await serveSpamCheck((_, response) => response.end("true"));
  vi.stubEnv("COLLOQUY_SPAM_CHECK_URL", "");
  expect(await looksLikeSpam("Words.", "reply")).toBe(false);
  expect(asked).toEqual([]);
});
