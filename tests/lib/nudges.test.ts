import { expect, test } from "vitest";
import { nudge, nudged } from "@/lib/nudges";

const LONG = 60_000;

test("Whoever waits is woken by a nudge of their name, when the time is over, and when it ends", async () => {
  const ending = new AbortController();
  const woken: string[] = [];
  const named = nudged("mail", LONG, ending.signal).then(() => woken.push("named"));
  const other = nudged("import", LONG, ending.signal).then(() => woken.push("other"));
  nudge("mail");
  await named;
  await nudged("mail", 1, ending.signal);
  expect(woken).toEqual(["named"]);
  ending.abort();
  await other;
  await nudged("mail", LONG, ending.signal);
  expect(woken).toEqual(["named", "other"]);
});
