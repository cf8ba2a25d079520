import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { redirectToOneAddress } from "../../scripts/server/one-address.mjs";

const HERE = "http://127.0.0.1:3000";

function asked(host: string, url: string, { method = "GET", headers = {} } = {}) {
  return { method, url, headers: { host, ...headers } } as unknown as IncomingMessage;
}

test.each([
  ["localhost:3000", "/groups?p=1", "http://127.0.0.1:3000/groups?p=1"],
  ["[::1]:3000", "/", "http://127.0.0.1:3000/"],
  ["127.0.0.2:3000", "/", "http://127.0.0.1:3000/"],
  ["localhost:3000", "//evil.example/x", "http://127.0.0.1:3000/evil.example/x"],
  ["localhost:3000", "http://evil.example/x", "http://127.0.0.1:3000/"],
])("a page asked for at %s%s is at %s", (host, path, address) => {
  expect(redirectToOneAddress(asked(host, path), HERE)).toBe(address);
});

test.each([
  ["the one address itself", asked("127.0.0.1:3000", "/"), HERE],
  ["a name of somebody else", asked("read.example.org", "/"), HERE],
  ["a form, whose words would be lost", asked("localhost:3000", "/", { method: "POST" }), HERE],
  [
    "a program with a token, which would be lost",
    asked("localhost:3000", "/api/v1/me", { headers: { authorization: "Bearer x" } }),
    HERE,
  ],
  ["a health check", asked("localhost:3000", "/healthz"), HERE],
  ["a proxy in front of a public address", asked("127.0.0.1:3000", "/"), "https://read.example.org"],
])("nobody is sent away: %s", (_, request, url) => {
  expect(redirectToOneAddress(request, url)).toBeNull();
});
