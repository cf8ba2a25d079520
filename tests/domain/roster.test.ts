import { expect, test } from "vitest";
import { handleIn, signInName } from "@/domain/accounts";
import { parseRoster } from "@/domain/formats/roster-csv";
import { judgeRoster, type KnownPeople } from "@/domain/roster";

const nobody: KnownPeople = { handles: new Set(), made: [], members: new Set(), invited: new Set() };

function judged(text: string, known: Partial<KnownPeople> = {}): string[] {
  const parsed = parseRoster(text);
  if (!parsed.ok) throw new Error(parsed.code);
  return judgeRoster(parsed.value.lines, { ...nobody, ...known }).map(({ verdict }) => verdict);
}

test.each<[string, string, string[], Partial<KnownPeople>?]>([
  ["an address is invited, and who has none gets a link", "Ada,ada@example.org\nBruno,", ["invite", "print"]],
  [
    "an address that is none is told",
    "Ada,ada at example\nBruno,@example.org",
    ["wrong-address", "wrong-address"],
  ],
  ["a name is needed where there is no address", ",,ada", ["wrong-name"]],
  ["an address twice, however it is written", "Ada,ada@example.org\nA,Ada@Example.org", ["invite", "twice"]],
  ["a name twice is one person", "Ada\nBruno\nada", ["print", "print", "twice"]],
  ["a handle tells them apart", "Ada,,ada\nAda,,ada-b\nAda,,@ADA", ["print", "print", "twice"]],
  ["a handle that could be none is told", "Ada,,a b\nBruno,,-", ["wrong-handle", "wrong-handle"]],
  [
    "nobody becomes an organizer by a list",
    "Ada,,,organizer\nBruno,,,Moderator\nC,,,boss",
    ["wrong-role", "print", "wrong-role"],
  ],
  [
    "who is in is left out",
    "Ada,ada@example.org\nBruno,,bruno",
    ["member", "member"],
    { members: new Set(["ada@example.org"]), handles: new Set(["bruno"]) },
  ],
  [
    "who was invited is not again",
    "Ada,ADA@example.org",
    ["invited"],
    { invited: new Set(["ada@example.org"]) },
  ],
  [
    "who has an account by a list needs no other",
    "Ada\nAda,,ada-two",
    ["named-already", "print"],
    { made: [{ name: "ada", handle: "ada" }] },
  ],
  [
    "who was given a number to their handle is known by it",
    "Ada,,countess\nAda,,countess-b\nBea,,countess",
    ["named-already", "print", "twice"],
    { made: [{ name: "ada", handle: "countess-12" }] },
  ],
  ["of two rows the wrong one does not count", "Ada,,,boss\nAda", ["wrong-role", "print"]],
])("In a list, %s", (_, text, verdicts, known) => {
  expect(judged(text, known)).toEqual(verdicts);
});

test("What is typed at the door is an address, or a handle with an @ before it or none", () => {
  expect(handleIn(" @Bruno ")).toBe("bruno");
  expect(handleIn("jose-maría")).toBe("jose-maria");
  expect(handleIn("ada@example.org")).toBeNull();
  expect(handleIn("Ada Lovelace")).toBeNull();
  expect(handleIn("@")).toBeNull();
  expect(signInName({ email: null, handle: "bruno" })).toBe("@bruno");
});
