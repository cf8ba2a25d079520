import { expect, test } from "vitest";
import { completeAddress } from "@/components/editor/complete-address";

test.each([
  ["https://example.org/a?b#c", "https://example.org/a?b#c"],
  [" http://example.org ", "http://example.org"],
  ["example.org", "https://example.org"],
  ["www.example.org/a", "https://www.example.org/a"],
  ["example.org:8080/a", "https://example.org:8080/a"],
  ["ada@example.org", "mailto:ada@example.org"],
  ["mailto:ada@example.org", "mailto:ada@example.org"],
  ["javascript:alert(1)", null],
  ["javascript:alert.org", null],
  ["data:text/html,x.yy", null],
  ["https://bank.example@evil.example", null],
  ["bank.example:b@evil.example", null],
  ["/groups/1", null],
  ["what they said.", null],
  ["", null],
])("someone who writes %j links to %j", (written, address) => {
  expect(completeAddress(written)).toBe(address);
});
