import { expect, test } from "vitest";
import { localeOf, paceOf, zoneIn, zoneOf } from "@/app/_request/spoken-to";
import { USUAL_PACE } from "@/domain/time-to-read";
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

test("times are told in the account's zone, else in the browser's", async () => {
  const undecided: Viewer = await buildUser({ name: "Ada" });

  expect(zoneOf({ ...undecided, timeZone: "Asia/Tokyo" }, "Europe/Paris")).toBe("Asia/Tokyo");
  expect(zoneOf(undecided, zoneIn("Europe/Paris"))).toBe("Europe/Paris");
  expect(zoneOf(signedOut, zoneIn("no/where"))).toBeNull();
});

test("how long a text takes is told by one's own pace, or else by that of most", async () => {
  const undecided: Viewer = await buildUser({ name: "Ada" });

  expect(paceOf({ ...undecided, wordsPerMinute: 120 })).toBe(120);
  expect(paceOf(undecided)).toBe(USUAL_PACE);
  expect(paceOf(signedOut)).toBe(USUAL_PACE);
});
