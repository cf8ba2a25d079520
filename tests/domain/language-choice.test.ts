import { describe, expect, test } from "vitest";
import { newId } from "@/domain/ids";
import {
  choiceAsked,
  choiceForForm,
  choiceInAddress,
  choiceInForm,
  choiceQuery,
  type LanguageChoice,
  parseChoices,
  placeQuery,
  serializeChoices,
} from "@/domain/language-choice";

const [text, other, translation] = [newId(), newId(), newId()];
const alone: LanguageChoice = { translation, beside: false };
const beside: LanguageChoice = { translation, beside: true };

describe("in which language a text is read", () => {
  test("is remembered by text, and forgotten with the choice of the text itself", () => {
    const first = serializeChoices(new Map(), text, beside);
    const both = serializeChoices(parseChoices(first), other, alone);
    expect(parseChoices(both)).toEqual(
      new Map([
        [other, alone],
        [text, beside],
      ]),
    );
    expect(parseChoices(serializeChoices(parseChoices(both), text, null))).toEqual(new Map([[other, alone]]));
  });

  test("is remembered of the last twenty texts", () => {
    const texts = Array.from({ length: 25 }, () => newId());
    const cookie = texts.reduce((before, one) => serializeChoices(parseChoices(before), one, alone), "");
    expect([...parseChoices(cookie).keys()]).toEqual(texts.slice(5).reverse());
  });

  test.each([undefined, "", "~", "nonsense", `${text}.x`, `x.${translation}`, "%00.%00~"])(
    "is the text's own for a cookie of %j",
    (cookie) => {
      expect(parseChoices(cookie).size).toBe(0);
    },
  );

  test.each([alone, beside])("goes through a form and an address: %j", (choice) => {
    expect(choiceInForm(choiceForForm(choice))).toEqual(choice);
    const asked = new URLSearchParams(choiceQuery(choice));
    expect(
      choiceInAddress({ in: asked.get("in") ?? undefined, beside: asked.get("beside") ?? undefined }),
    ).toEqual(choice);
  });

  test("is left open by an address that does not say it, and is the text's own for one that means nothing", () => {
    expect(choiceInAddress({})).toBeUndefined();
    expect(choiceInAddress({ in: ["a", "b"] })).toBeUndefined();
    expect(choiceInAddress({ in: "" })).toBeNull();
    expect(choiceInAddress({ in: "nonsense" })).toBeNull();
    expect(choiceInForm("")).toBeNull();
    expect(choiceInForm("nonsense")).toBeUndefined();
    expect(choiceInForm(null)).toBeUndefined();
    expect(choiceQuery(null)).toBe("");
  });

  test("goes along in the address of a paragraph", () => {
    expect(placeQuery("a b")).toBe("?p=a%20b");
    expect(placeQuery("aa", choiceAsked(beside))).toBe(`?p=aa&in=${beside.translation}&beside`);
  });
});
