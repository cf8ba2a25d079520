import { describe, expect, test } from "vitest";
import { judgementsOn } from "@/components/moderation/keeping";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import { hasLinks } from "@/domain/bodies/has-links";
import {
  decisionsOn,
  hasListedWord,
  holdReason,
  type Standing,
  standingAfter,
  UNMODERATED,
} from "@/domain/moderation";

describe("a listed word", () => {
  test.each([
    ["fool", "You fool!", true],
    ["fool", "Foolish, foolproof, fools.", false],
    ["fool", "FOOL", true],
    ["fool", "f\u200bo\u00ado\u2060l", true],
    ["fool", "ｆｏｏｌ", true],
    ["fool", "fооl, in other letters", true],
    ["fool", "f00l", true],
    ["fool", "fóól", true],
    ["snake oil", "snake,\n oil", true],
    ["snake oil", "oil of snakes", false],
    ["hell", "hello", false],
    ["hello", "Well, hello!", true],
    ["Straße", "die STRASSE", false],
    ["дурак", "Ты дурак!", true],
    ["дурак", "дурака", false],
    ["a", "1940 was a year", true],
    ["!!!", "What!!!", false],
    ["violence", "vioIence, vio1ence and vio|ence", true],
    ["violence", "vi0|ence", true],
    ["idiot", "good |idiot| bad", true],
    ["idiot", "he said|idiot", true],
    ["idiot", "|||idiot", true],
    ["idiot", "You ldiot", true],
    ["idiot", "ιδιοτ", true],
    ["kill", "kiIl", true],
    ["kill", "ki11 them", true],
    ["ass", "an a$$.", true],
    ["fool", "fᴏᴏl", true],
    ["heil", "die Hölle, hell", false],
    ["hell", "Heil, heil", false],
    ["all", "what ails you, Ail", false],
    ["ion", "a lion", false],
    ["it", "lt in Lithuania", true],
    ["ill", "III. The third", false],
  ])("“%s” in “%s”: %s", (word, text, isThere) => {
    expect(hasListedWord(text, [word])).toBe(isThere);
  });
});

describe("links", () => {
  test.each([
    ["Plain words. And more.", false],
    ["[a link](https://example.org)", true],
    ["> - see https://example.org/x", true],
    ["at www.example.org", true],
    ["at example.com, that is", true],
    ["e.g. this, i.e. that", false],
    ["ada.net", true],
  ])("in “%s”: %s", (markdown, leads) => {
    const parsed = bodyFromMarkdown(markdown);
    expect(parsed.ok && hasLinks(parsed.body)).toBe(leads);
  });
});

describe("why words wait", () => {
  const written = {
    ...{ text: "You fool", hasLinks: true, shown: 0, memberForDays: 3, isFlood: false },
    isByModerator: false,
  };
  const newDays = { hold: "first-posts" as const, firstDays: 3 };
  test.each([
    ["nothing is looked at", {}, {}, null],
    ["everything is", { hold: "everything" as const }, {}, "everything"],
    ["first posts are, and it is one", { hold: "first-posts" as const }, { shown: 2 }, "first-posts"],
    ["first posts are, and it is none", { hold: "first-posts" as const }, { shown: 3 }, null],
    ["first posts are for some days, which are not over", newDays, { memberForDays: 2.9 }, "first-posts"],
    ["first posts are for some days, which are over", newDays, {}, null],
    ["enough were shown before the days are over", newDays, { memberForDays: 1, shown: 3 }, null],
    ["floods are, and it is in one", { holdsFloods: true }, { isFlood: true }, "flood"],
    ["floods are, and it is in none", { holdsFloods: true }, {}, null],
    ["floods are not", {}, { isFlood: true }, null],
    ["links are", { holdLinks: true }, {}, "links"],
    ["words are", { words: ["fool"] }, {}, "words"],
    ["a moderator writes", { hold: "everything" as const }, { isByModerator: true }, null],
  ])("where %s", (_, settings, facts, why) => {
    expect(holdReason({ ...UNMODERATED, ...settings }, { ...written, ...facts })).toBe(why);
  });
});

describe("what can be decided of a post", () => {
  const on = (moderation: Standing["moderation"], pending: Standing["pending"] = null) => ({
    moderation,
    pending,
  });
  test.each([
    [on("visible"), ["keep", "return", "hide"]],
    [on("held"), ["approve", "return", "hide"]],
    [on("hidden"), ["keep", "restore"]],
    [on("returned"), ["keep", "restore", "hide"]],
    [on("visible", "held"), ["approve", "return", "hide"]],
    [on("visible", "returned"), ["keep", "return", "hide"]],
  ])("%o: %o", (standing, decisions) => {
    expect(decisionsOn(standing)).toEqual(decisions);
  });

  test("an edit that waits is approved or returned without touching what readers have", () => {
    expect(standingAfter(on("visible", "held"), "approve")).toEqual(on("visible"));
    expect(standingAfter(on("visible", "held"), "return")).toEqual(on("visible", "returned"));
  });
});

test("a page offers just what the server takes, but for what changes nothing", () => {
  const wholly = (standing: Standing) => decisionsOn(standing).filter((decision) => decision !== "keep");
  for (const status of ["visible", "held", "returned", "hidden"] as const)
    expect([...judgementsOn({ status })].sort()).toEqual(
      wholly({ moderation: status, pending: null }).sort(),
    );
  expect([...judgementsOn({ status: "held" })].sort()).toEqual(
    wholly({ moderation: "visible", pending: "held" }).sort(),
  );
  expect([...judgementsOn({ status: "hidden", undecided: true })].sort()).toEqual(
    wholly({ moderation: "hidden", pending: null, isUndecided: true }).sort(),
  );
});
