import { expect, test } from "vitest";
import { unhurried } from "@/lib/unhurried";

/** Steps that keep the process busy until so many others have been served, at most for a few seconds. */
function* stepsUntil(isEnough: () => boolean): Generator<undefined, string, undefined> {
  const end = performance.now() + 5_000;
  while (!isEnough() && performance.now() < end) yield;
  return isEnough() ? "others were served" : "nobody else was served";
}

test("whoever searches a long text lets others be served meanwhile", async () => {
  let served = 0;
  const serve = () => {
    served++;
    setImmediate(serve);
  };
  const first = setImmediate(serve);
  try {
    expect(await unhurried(stepsUntil(() => served >= 3))).toBe("others were served");
  } finally {
    clearImmediate(first);
  }
});
