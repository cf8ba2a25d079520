import { expect, test } from "vitest";
import { cleanRequest, responseHeaders } from "../../scripts/server/headers.mjs";

const plain = () => responseHeaders({ url: "http://127.0.0.1:3000" });

function directives(policy: string) {
  const entries = policy.split("; ").map((directive) => directive.split(/ (.*)/));
  return Object.fromEntries(entries) as Record<string, string>;
}

test("scripts run with this answer's nonce only, nothing frames the page, no base or plug-in is followed", () => {
  const { nonce, headers } = plain();
  const policy = directives(headers["content-security-policy"]);

  expect(policy["script-src"]).toBe(`'self' 'nonce-${nonce}' 'strict-dynamic'`);
  expect(policy).toMatchObject({
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
  });
});

test("no two answers share a nonce or a request id", () => {
  const [one, other] = [plain(), plain()];

  expect(one.nonce).not.toBe(other.nonce);
  expect(one.headers["x-request-id"]).not.toBe(other.headers["x-request-id"]);
});

test("browsers are held to https only where the public address is https", () => {
  const secure = responseHeaders({ url: "https://read.example.org" });

  expect(secure.headers["strict-transport-security"]).toBe("max-age=31536000");
  expect(plain().headers["strict-transport-security"]).toBeUndefined();
});

const fromOutside = () => ({
  host: "127.0.0.1:3000",
  cookie: "a=b",
  rsc: "1",
  "next-router-state-tree": "[]",
  "next-action": "abc",
  "x-nonce": "mine",
  "content-security-policy": "script-src *",
  "x-middleware-subrequest": "middleware",
  "x-forwarded-for": "1.2.3.4, 5.6.7.8",
  "x-forwarded-host": "evil.example",
  "x-http-method-override": "DELETE",
  "x-colloquy-secret": "mine",
  "x-colloquy-user": "0197a3c2-0000-7000-8000-000000000000",
});

test("what steers the app from inside cannot be said from outside, but a page may say whose it is", () => {
  const headers = fromOutside();
  cleanRequest(headers, false);

  expect(Object.keys(headers)).toEqual([
    "host",
    "cookie",
    "rsc",
    "next-router-state-tree",
    "next-action",
    "x-colloquy-user",
  ]);
});

test("behind a proxy of one's own, only the address that it has seen itself is believed", () => {
  const headers = fromOutside();
  cleanRequest(headers, true);

  expect(headers["x-forwarded-for"]).toBe("5.6.7.8");
  expect(headers).not.toHaveProperty("x-forwarded-host");
});

test("without a proxy, the routes are told whose connection it is, whatever the request says", () => {
  const headers = fromOutside();
  cleanRequest(headers, false, "9.9.9.9");

  expect(headers["x-forwarded-for"]).toBe("9.9.9.9");
});
