import { describe, expect, test } from "vitest";
import { FLOOD } from "@/domain/limits";
import { UNPACED } from "@/domain/pace-settings";
import {
  isFlood,
  isMending,
  isStopped,
  looksBack,
  quietUntil,
  sameWords,
  shutAt,
  waitFor,
} from "@/domain/posting-pace";

describe("quiet hours", () => {
  const night = { from: "22:00", until: "07:00" };
  test.each([
    ["in the afternoon", night, "UTC", "2027-01-12T15:00Z", null],
    ["as they begin", night, "UTC", "2027-01-12T22:00Z", "2027-01-13T07:00Z"],
    ["a moment before", night, "UTC", "2027-01-12T21:59:59Z", null],
    ["after midnight", night, "UTC", "2027-01-13T03:00Z", "2027-01-13T07:00Z"],
    ["as they end", night, "UTC", "2027-01-13T07:00Z", null],
    [
      "at noon, of those around it",
      { from: "11:30", until: "13:00" },
      "UTC",
      "2027-01-12T12:00Z",
      "2027-01-12T13:00Z",
    ],
    [
      "at midnight, of those around noon",
      { from: "11:30", until: "13:00" },
      "UTC",
      "2027-01-12T00:00Z",
      null,
    ],
    ["to midnight", { from: "20:00", until: "00:00" }, "UTC", "2027-01-12T23:59Z", "2027-01-13T00:00Z"],
    ["on the group's clocks", night, "Asia/Kolkata", "2027-01-12T16:29Z", null],
    [
      "on the group's clocks, half an hour on",
      night,
      "Asia/Kolkata",
      "2027-01-12T16:30Z",
      "2027-01-13T01:30Z",
    ],
    // Berlin's clocks go from 02:00 to 03:00 on 28 March 2027: the night is an hour shorter.
    ["in the night that spring cuts short", night, "Europe/Berlin", "2027-03-28T04:59Z", "2027-03-28T05:00Z"],
    ["after it", night, "Europe/Berlin", "2027-03-28T05:00Z", null],
    [
      "until a time that spring skips",
      { from: "22:00", until: "02:30" },
      "Europe/Berlin",
      "2027-03-28T01:29Z",
      "2027-03-28T01:30Z",
    ],
    // They go from 03:00 back to 02:00 on 31 October 2027: the night is an hour longer.
    [
      "in the night that autumn makes longer",
      night,
      "Europe/Berlin",
      "2027-10-31T05:59Z",
      "2027-10-31T06:00Z",
    ],
    [
      "until a time that autumn shows twice, before the first",
      { from: "22:00", until: "02:30" },
      "Europe/Berlin",
      "2027-10-31T00:29Z",
      "2027-10-31T00:30Z",
    ],
    ["between the two", { from: "22:00", until: "02:30" }, "Europe/Berlin", "2027-10-31T01:15Z", null],
    [
      "from a time that autumn shows twice, after the first",
      { from: "02:30", until: "06:00" },
      "Europe/Berlin",
      "2027-10-31T01:15Z",
      "2027-10-31T05:00Z",
    ],
  ])("%s", (_, hours, zone, now, until) => {
    expect(quietUntil(hours, zone, new Date(now))).toEqual(until && new Date(until));
  });
});

describe("a group that closes", () => {
  const closesAt = "2027-07-01T16:00:00.000Z";
  test("is open until then, and closed from then on, whatever the hour", () => {
    const settings = { closesAt, quietHours: { from: "18:00", until: "19:00" } };
    expect(shutAt(settings, "UTC", new Date("2027-07-01T15:59:59Z"))).toBeNull();
    for (const now of ["2027-07-01T16:00Z", "2027-07-02T18:30Z"])
      expect(shutAt(settings, "UTC", new Date(now))).toEqual({ why: "closed", at: new Date(closesAt) });
  });

  test("stops words, and lets marks without any through; quiet hours stop both", () => {
    const closed = { why: "closed", at: new Date(closesAt) } as const;
    const quiet = { why: "quiet", until: new Date(closesAt) } as const;
    expect([true, false].map((hasWords) => isStopped(closed, { hasWords }))).toEqual([true, false]);
    expect([true, false].map((hasWords) => isStopped(quiet, { hasWords }))).toEqual([true, true]);
    expect(isStopped(null, { hasWords: true })).toBe(false);
  });
});

describe("how long a member waits", () => {
  const day = 24 * 60 * 60;
  const some = { secondsBetween: 60, newPostsADay: null, newDays: 7 };
  const few = { secondsBetween: null, newPostsADay: 2, newDays: 7 };
  test.each([
    ["before their first post", { ...some, newPostsADay: 2 }, 0, [], null],
    ["ten seconds after one", some, 100, [10, 500], { why: "too-soon", seconds: 50 }],
    ["half a second before the time", some, 100, [59.5], { why: "too-soon", seconds: 1 }],
    ["at the time", some, 100, [60], null],
    ["where nothing is set", { ...some, secondsBetween: null }, 100, [0], null],
    ["as a new member, after one of two", few, 1, [10], null],
    ["after two of two", few, 1, [10, 1000], { why: "enough-for-new", seconds: day - 1000 }],
    [
      "after three, which were more once",
      few,
      1,
      [10, 1000, 5000],
      { why: "enough-for-new", seconds: day - 1000 },
    ],
    ["who is new no longer", few, 7, [10, 1000], null],
    ["who is new no longer in half a day", few, 6.5, [10, 1000], { why: "enough-for-new", seconds: day / 2 }],
    [
      "by both, for the longer",
      { ...few, secondsBetween: 60 },
      1,
      [10, 1000],
      { why: "enough-for-new", seconds: day - 1000 },
    ],
    [
      "by both, where the other is longer",
      { ...few, secondsBetween: day },
      6.5,
      [10, 1000],
      { why: "too-soon", seconds: day - 10 },
    ],
  ])("%s", (_, settings, memberForDays, ages, wait) => {
    expect(waitFor(settings, { memberForDays, ages })).toEqual(wait);
  });
});

test("a flood is one more than ten within two minutes", () => {
  const posts = (count: number, age: number) => Array.from({ length: count }, () => age);
  expect(isFlood({ ages: posts(FLOOD.posts, FLOOD.seconds - 1) })).toBe(true);
  expect(isFlood({ ages: posts(FLOOD.posts - 1, 1) })).toBe(false);
  expect(isFlood({ ages: [...posts(FLOOD.posts - 1, 1), FLOOD.seconds] })).toBe(false);
});

test("words are the same whatever their case, spaces and forms of letters; a few are never", () => {
  const plain = sameWords("Buy my shoes, they are the best.");
  for (const alike of [
    "  buy MY shoes,\n\nthey are the best. ",
    "Buy my ｓｈｏｅｓ, they are the best.",
    "Buy\u00A0my sho\u200Bes, they are the best.",
  ])
    expect(sameWords(alike)).toBe(plain);
  expect(sameWords("Buy my shoes; they are the best.")).not.toBe(plain);
  expect(sameWords("Die Straße ist sehr lang.")).toBe(sameWords("DIE STRASSE IST SEHR LANG."));
  expect(sameWords("I agree.")).toBeNull();
});

test("an edit mends while few words are new, wherever they stand, and however many go", () => {
  const essay = Array.from({ length: 100 }, (_, word) => `word${word}`).join(" ");
  expect(isMending(essay, essay.replace("word3 ", "wrod3 ").replace("word90 ", "Word90, "))).toBe(true);
  expect(isMending(essay, `${"x".repeat(150)} ${essay}`)).toBe(true);
  expect(isMending(essay, "word5")).toBe(true);
  expect(isMending("One.", "x ".repeat(100))).toBe(true);
  expect(isMending("One.", "x ".repeat(101))).toBe(false);
  expect(isMending(essay, essay.toUpperCase())).toBe(false);
  expect(isMending(essay, `${essay} ${essay}`)).toBe(false);
});

test("nothing is looked back at where no rule asks for it", () => {
  expect(looksBack(UNPACED)).toBe(false);
  for (const rule of [
    { secondsBetween: 5 },
    { newPostsADay: 1 },
    { refusesRepeats: true },
    { holdsFloods: true },
  ])
    expect(looksBack({ ...UNPACED, ...rule })).toBe(true);
});
