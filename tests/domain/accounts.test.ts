import { describe, expect, test } from "vitest";
import { emailSchema, freeHandle, handleFrom, nameSchema } from "@/domain/accounts";
import { countedAddress } from "@/domain/addresses";
import { browserName } from "@/domain/browser-name";

describe("a handle is made from a name", () => {
  test.each([
    ["Ada Lovelace", "ada-lovelace"],
    ["Émile  Zola", "emile-zola"],
    ["O'Brien, Flann", "o-brien-flann"],
    ["李明", "李明"],
    ["!!!", "reader"],
    ["Wolfgang Amadeus Theophilus Mozart-Weber", "wolfgang-amadeus-theophilus-mo"],
  ])("%s: %s", (name, handle) => expect(handleFrom(name)).toBe(handle));

  test("and numbered when it is taken", () => {
    expect(freeHandle("ada", new Set())).toBe("ada");
    expect(freeHandle("ada", new Set(["ada", "ada-2", "ada-4"]))).toBe("ada-3");
  });
});

describe("an address counts as", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::1]", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s: %s", (address, counted) => expect(countedAddress(address)).toBe(counted));
});

describe("a mail address", () => {
  test.each([
    ["ada@example.org", true],
    ["  ada+books@sub.example.org ", true],
    ["ada@localhost", true],
    ["zoë@exämple.org", true],
    ["ada", false],
    ["ada@", false],
    ["a@b@c", false],
    ["ada@example.org\nbcc:eve@example.org", false],
    ["Ada <ada@example.org>", false],
    ["a@x.org,b@x.org", false],
    [`${"a".repeat(65)}@example.org`, false],
  ])("%s: %s", (address, fits) => expect(emailSchema.safeParse(address).success).toBe(fits));
});

describe("a name", () => {
  test.each([
    ["Ada", true],
    ["José Ortega y Gasset", true],
    ["李明", true],
    ["   ", false],
    ["\u200b\u202e", false],
    ["\u3164", false],
    ["two\nlines", false],
    ["x".repeat(81), false],
  ])("%s: %s", (name, fits) => expect(nameSchema.safeParse(name).success).toBe(fits));
});

describe("a browser is called", () => {
  test.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox", "Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
      "Edge",
      "Windows",
    ],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari", "iPhone"],
    ["curl/8.0", null, null],
  ])("%s", (userAgent, browser, system) => expect(browserName(userAgent)).toEqual({ browser, system }));
});
