import { describe, expect, test } from "vitest";
import { handleFrom, nameSchema } from "@/domain/accounts";
import { plainName } from "@/domain/plain-name";
import { newAnnotation } from "@/domain/wire/annotation";
import { newGroup } from "@/domain/wire/group";

describe("a name loses what nobody sees", () => {
  test.each([
    ["an override of direction", "Ada\u202eecalevoL", "AdaecalevoL"],
    ["embeddings", "\u202aAda\u202c \u202bBruno\u202c", "Ada Bruno"],
    ["isolates", "\u2066Ada\u2069 \u2067x\u2069 \u2068y\u2069", "Ada x y"],
    ["marks of direction", "Ada\u200e\u200f\u061c", "Ada"],
    ["zero-width spaces", "A\u200bd\u2060a\ufeff", "Ada"],
    ["joiners between Latin letters", "A\u200dd\u200ca", "Ada"],
    ["a soft hyphen", "Love\u00adlace", "Lovelace"],
    ["fillers", "Ada\u3164\u115f\u2800", "Ada"],
    ["a variation of a letter that has none", "A\ufe0fda\u{e0101}", "Ada"],
    ["hidden tags", "Ada\u{e0041}\u{e007f}", "Ada"],
    ["a bell and a terminal's escape", "A\u0007da\u001b", "Ada"],
    ["several spaces of all kinds", " Ada\u00a0 \u3000Lovelace\n", "Ada Lovelace"],
  ])("%s", (_, typed, name) => expect(plainName(typed)).toBe(name));
});

describe("a name keeps what its script cannot do without", () => {
  test.each([
    ["Persian", "علی\u200cرضا"],
    ["Marathi", "राजर्\u200dषि"],
    ["Malayalam, with a last letter of the old spelling", "മോഹന്\u200d"],
    ["Sinhala", "ක්\u200dෂේම"],
    ["Hebrew with points", "שָׂרָה"],
    ["Vietnamese", "Nguyễn Thị Ánh"],
    ["a Japanese form of a letter", "葛\u{e0100}城"],
    ["a family", "👩\u200d👩\u200d👧"],
    ["a profession, in a colour of skin", "👩🏽\u200d🔬"],
    ["a flag of several pictures", "🏳\ufe0f\u200d🌈"],
    ["Scotland", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
    ["a key of a telephone", "1\ufe0f\u20e3"],
    ["a heart in colour", "❤\ufe0f"],
  ])("%s", (_, name) => expect(plainName(name)).toBe(name));

  test("and not twice, nor at its edges", () => {
    expect(plainName("علی\u200c\u200cرضا\u200c")).toBe("علیرضا");
    expect(plainName("\u200d👩\u200d")).toBe("👩");
  });
});

test("people, groups and tags are all called so", () => {
  const typed = "Ada\u202e\u200b";
  expect(nameSchema.parse(typed)).toBe("Ada");
  expect(newGroup.parse({ name: typed }).name).toBe("Ada");
  expect(newAnnotation.parse({ passage: { paragraph: 1 }, tags: [typed] }).tags).toEqual(["Ada"]);
  expect(newAnnotation.safeParse({ passage: { paragraph: 1 }, tags: ["\u200b"] }).success).toBe(false);
  expect(newGroup.safeParse({ name: "\u2067" }).success).toBe(false);
  expect(handleFrom(nameSchema.parse("Ada\u3164"))).toBe("ada");
});
