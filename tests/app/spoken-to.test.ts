import { expect, test } from "vitest";
import { localeOf } from "@/app/_request/spoken-to";
import { signedOut, type Viewer } from "@/domain/viewer";
import { buildUser } from "../support/cast";

test("people are spoken to in their account's language, else in their browser's first", async () => {
  const undecided: Viewer = await buildUser({ name: "Ada" });
  const polish: Viewer = { ...undecided, locale: "pl" };
  const asking = (languages: string | null) => ({ get: () => languages });

  expect(localeOf(polish, asking("fr-CH, fr;q=0.9"))).toBe("pl");
  expect(localeOf(undecided, asking("fr-CH, fr;q=0.9"))).toBe("fr-CH");
  expect(localeOf(signedOut, asking("de;q=0.8,en"))).toBe("de");
  expect(localeOf(undefined, asking("de"))).toBe("de");
  expect(localeOf(signedOut, asking(null))).toBe("en");
});
