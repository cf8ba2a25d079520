import { describe, expect, test } from "vitest";
import { isLikeOneOf, pseudonymSchema, shapeOf } from "@/domain/pseudonyms";

describe("two names that are taken for each other have one shape", () => {
  test.each([
    ["Heron", "heron"],
    ["Heron", "  HERON "],
    ["Heron", "Неrоn"],
    ["Heron", "Ηeron"],
    ["Heron", "Hérön"],
    ["Heron", "He.ron"],
    ["Heron", "Her0n"],
    ["Heron", "H\u00aderon"],
    ["Heron", "𝐇𝐞𝐫𝐨𝐧"],
    ["Heron", "Ｈｅｒｏｎ"],
    ["Ada Lovelace", "ada-lovelace"],
    ["Will", "WiII"],
    ["Heron", "Heron ✓"],
    ["Heron", "Heron+"],
    ["Heron", "©Heron"],
    ["Nightly", "Niɡhtly"],
    ["Heron", "Hᴇʀᴏɴ"],
    ["Marmot", "Marrnot"],
    ["Анна", "АННА"],
    ["Straße", "STRASSE"],
  ])("%s and %s", (one, other) => expect(shapeOf(one)).toBe(shapeOf(other)));

  test.each([
    ["Heron", "Herons"],
    ["Heron", "Herod"],
    ["李明", "李月"],
    ["राम", "रमा"],
    ["★★", "☆☆"],
    ["!!", "??"],
    ["Reader 2", "Reader 6"],
  ])("%s and %s are two", (one, other) => expect(shapeOf(one)).not.toBe(shapeOf(other)));
});

test("Nobody bears what is borne already, by name or by handle, nor what the site says of people", () => {
  const borne = [
    { name: "Bruno", handle: "bruno-5" },
    { name: "Former member", handle: "" },
  ];
  const isLike = (name: string, handle: string) => isLikeOneOf({ name, handle }, borne, ["organizer"]);
  expect(isLike("Вruno", "heron")).toBe(true);
  expect(isLike("Heron", "bruno-5")).toBe(true);
  expect(isLike("bruno 5", "heron")).toBe(true);
  expect(isLike("former  member", "heron")).toBe(true);
  expect(isLike("Organizer", "heron")).toBe(true);
  expect(isLike("Heron", "heron")).toBe(false);
  expect(isLike("...", "heron")).toBe(false);
});

test.each<[object, object | null]>([
  [{ name: " Heron " }, { name: "Heron", handle: "heron" }],
  [
    { name: "Heron", handle: "" },
    { name: "Heron", handle: "heron" },
  ],
  [
    { name: "Heron", handle: "@Grey Heron" },
    { name: "Heron", handle: "grey-heron" },
  ],
  [{ name: "H\u202eeron" }, { name: "Heron", handle: "heron" }],
  [{ name: "" }, null],
  [{ name: "two\nlines" }, null],
  [{ name: "x".repeat(81) }, null],
  [{ handle: "heron" }, null],
])("%j becomes %j", (typed, expected) => {
  expect(pseudonymSchema.safeParse(typed).data ?? null).toEqual(expected);
});
