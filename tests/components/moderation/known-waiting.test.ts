import { expect, test } from "vitest";
import { knownAnew, knownByHearing } from "@/components/moderation/known-waiting";

const page = (count: number, madeAt = 100) => knownAnew(null, { madeAt, count });

test("what comes is new, also where another decides something meanwhile", () => {
  const decided = knownByHearing(page(5), { waiting: 4, at: 101 });
  expect(decided).toMatchObject({ count: 4, fresh: 0 });
  expect(knownByHearing(decided, { waiting: 5, at: 102 })).toMatchObject({ count: 5, fresh: 1 });
});

test("there is never more new than waits", () => {
  const one = knownByHearing(page(0), { waiting: 2, at: 101 });
  expect(knownByHearing(one, { waiting: 0, at: 102 })).toMatchObject({ count: 0, fresh: 0 });
});

test("what is older than the page says nothing; what is asked for is as it is now", () => {
  expect(knownByHearing(page(5), { waiting: 9, at: 100 })).toMatchObject({ count: 5, fresh: 0 });
  expect(knownByHearing(page(5), { waiting: 9 })).toMatchObject({ count: 9, fresh: 4 });
});

test("a page that is made anew shows what is new, but for what was heard after it was", () => {
  const heard = knownByHearing(page(1), { waiting: 3, at: 200 });
  expect(knownAnew(heard, { madeAt: 300, count: 3 })).toMatchObject({ madeAt: 300, count: 3, fresh: 0 });
  expect(knownAnew(heard, { madeAt: 150, count: 2 })).toMatchObject({ madeAt: 150, count: 3, fresh: 1 });
});

test("how much waits in each group is known where several were told of", () => {
  const groups = [{ slug: "one", name: "One", waiting: 2 }];
  expect(knownByHearing(page(1), { waiting: 2, groups, at: 101 }).groups).toEqual({ one: 2 });
});
