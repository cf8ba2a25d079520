import { expect, test } from "vitest";
import {
  type AssignmentState,
  type AssignmentTimes,
  hasReached,
  stateOf,
  timeTooEarly,
} from "@/domain/assignments";

const at = (day: number | null) => (day === null ? null : new Date(Date.UTC(2027, 0, day)));
const times = (opens: number | null, due: number | null, replies: number | null) => ({
  opensAt: at(opens),
  dueAt: at(due),
  repliesUntil: at(replies),
});

test.each<[number | null, number | null, number | null, number, AssignmentState]>([
  [null, null, null, 5, "open"],
  [6, null, null, 5, "ahead"],
  [5, null, null, 5, "open"],
  [1, 6, null, 5, "open"],
  [1, 5, null, 5, "over"],
  [1, 5, 7, 5, "late"],
  [1, 5, 7, 7, "over"],
  [null, 6, 7, 5, "open"],
])(
  "It opens on %s, is due on %s, takes replies until %s: on %s it is %s",
  (opens, due, replies, now, state) => {
    expect(stateOf(times(opens, due, replies), at(now) as Date)).toBe(state);
  },
);

test.each<[number | null, number | null, number | null, keyof AssignmentTimes | null]>([
  [null, null, null, null],
  [1, 2, 3, null],
  [1, 2, 2, null],
  [2, 2, 3, "dueAt"],
  [3, 2, 4, "dueAt"],
  [1, 3, 2, "repliesUntil"],
  [3, null, 2, "repliesUntil"],
  [null, null, 2, null],
])("Opens %s, due %s, replies until %s: too early is %s", (opens, due, replies, expected) => {
  expect(timeTooEarly(times(opens, due, replies))).toBe(expected);
});

test("All that is asked for must be there, and what is not asked for need not", () => {
  const progress = {
    annotations: 2,
    replies: 0,
    own: 2,
    readTo: null,
    isReadToEnd: false,
    wordsLeft: 10,
    doneAt: null,
  };
  const asked = (targets: Partial<Parameters<typeof hasReached>[0]>) =>
    hasReached({ annotations: null, replies: null, readToEnd: false, ...targets }, progress);
  expect(asked({})).toBe(true);
  expect(asked({ annotations: 2 })).toBe(true);
  expect(asked({ annotations: 3 })).toBe(false);
  expect(asked({ annotations: 2, replies: 1 })).toBe(false);
  expect(asked({ readToEnd: true })).toBe(false);
});
