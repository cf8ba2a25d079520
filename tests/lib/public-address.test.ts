import type { lookup } from "node:dns";
import { describe, expect, test } from "vitest";
import { guardedLookup, isPublicAddress, PrivateAddress } from "@/lib/public-address";

describe("an address", () => {
  test.each([
    "93.184.216.34",
    "8.8.8.8",
    "1.1.1.1",
    "172.15.255.255",
    "172.32.0.1",
    "2606:4700:4700::1111",
    "2a00:1450:4001:830::200e",
  ])("%s is everybody's", (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    ...[
      "127.0.0.1",
      "127.255.255.254",
      "0.0.0.0",
      "0.1.2.3",
      "10.0.0.1",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
    ],
    ...[
      "169.254.169.254",
      "100.64.0.1",
      "100.127.255.255",
      "192.0.0.1",
      "192.0.2.1",
      "198.18.0.1",
      "198.19.255.255",
    ],
    ...[
      "198.51.100.1",
      "203.0.113.1",
      "192.88.99.1",
      "224.0.0.1",
      "239.255.255.255",
      "240.0.0.1",
      "255.255.255.255",
    ],
    ...[
      "::",
      "::1",
      "fe80::1",
      "fe80::1%eth0",
      "febf::1",
      "fec0::1",
      "fc00::1",
      "fd12:3456::1",
      "ff02::1",
      "ff0e::1",
    ],
    ...["::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:7f00:1", "::127.0.0.1", "::ffff:0:127.0.0.1"],
    ...[
      "64:ff9b::7f00:1",
      "64:ff9b::8.8.8.8",
      "64:ff9b:1::a00:1",
      "2002:7f00:1::",
      "2002:a00:1::1",
      "2001:0:7f00:1::",
    ],
    ...[
      "2001:db8::1",
      "100::1",
      "2001:2::1",
      "2001:10::1",
      "fd00:ec2::254",
      "5f00::1",
      "localhost",
      "",
      "1.2.3",
    ],
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("a name", () => {
  const meaning = (...addresses: string[]) =>
    ((_: string, __: object, callback: (error: null, found: object[]) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      )) as unknown as typeof lookup;

  const found = (look: typeof lookup, all: boolean) =>
    new Promise((resolve) =>
      guardedLookup(look)("example.org", { all }, (error, address, family) =>
        resolve(error ?? (family === undefined ? address : [address, family])),
      ),
    );

  test("leads to what it means when all of that is public", async () => {
    expect(await found(meaning("8.8.8.8", "1.1.1.1"), false)).toEqual(["8.8.8.8", 4]);
    expect(await found(meaning("8.8.8.8"), true)).toEqual([{ address: "8.8.8.8", family: 4 }]);
  });

  test.each([[["127.0.0.1"]], [["8.8.8.8", "10.0.0.1"]], [["::ffff:10.0.0.1"]], [[]]])(
    "that means %j leads nowhere",
    async (addresses) => {
      expect(await found(meaning(...addresses), true)).toBeInstanceOf(PrivateAddress);
      expect(await found(meaning(...addresses), false)).toBeInstanceOf(PrivateAddress);
    },
  );
});
