import { describe, expect, test } from "vitest";
import { passwordProblem } from "@/domain/passwords";

const verdict = (password: string, owner = {}) => passwordProblem(password, owner)?.code ?? "taken";

describe("a password's length counts characters, not bytes", () => {
  test.each([
    ["fourteen chars", "password.too-short"],
    ["pencil & margin", "taken"],
    ["日本語で書いた長い合言葉", "password.too-short"],
    ["日本語で書いたとても長い合言葉です", "taken"],
    ["e\u0301".repeat(14), "password.too-short"],
    ["🌲🦊🪶📚🕯️🖋️🏔️🌊🍂🌙", "password.too-short"],
    [`${"we read slowly ".repeat(9)}and well`, "taken"],
    ["x".repeat(1_001), "password.too-long"],
  ])("%s: %s", (password, expected) => expect(verdict(password)).toBe(expected));
});

describe("what many people choose is refused, however it is lengthened", () => {
  test.each([
    "passwordpassword",
    "Password1234567",
    "P@ssw0rdP@ssw0rd",
    "123456789012345",
    "111111111111111",
    "qwertyuiopasdfgh",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv",
    "!QAZ2wsx#EDC4rfv",
    "abcabcabcabcabcabc",
    "iloveyou123456789",
    "monkeymonkeymonkey1!",
    "Summer2026Summer2026",
    "letmein letmein letmein",
    "zxcvbnmzxcvbnm2026",
    "aaaaaaaaaaaaaaab",
  ])("%s", (password) => expect(verdict(password)).toBe("password.common"));
});

describe("what nobody would try is taken, whatever it is made of", () => {
  test.each([
    "we read slowly by the river",
    "mein Fahrrad ist grün und alt",
    "Tr0ub4dor&3xkcd99zq",
    "quiet-lantern-orchard",
    "four score and seven years",
    "colloquy-test-password-1",
  ])("%s", (password) => expect(verdict(password)).toBe("taken"));
});

test("one's own name and address are no secrets", () => {
  const owner = { email: "ada.lovelace@example.org", name: "Ada Lovelace" };
  expect(verdict("ada.lovelace@example.org", owner)).toBe("password.personal");
  expect(verdict("Ada Lovelace Ada 1815", owner)).toBe("password.personal");
  expect(verdict("Ada reads at the window", owner)).toBe("taken");
  expect(verdict("Ada Lovelace Ada 1815", { email: null })).toBe("taken");
});

test("a very long password is judged in a moment", () => {
  const began = performance.now();
  verdict(`${"abc1qwertyuiop98".repeat(60)}`);
  expect(performance.now() - began).toBeLessThan(500);
});
