import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { later } from "@/components/annotations/later";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const doubling = (attempt: number) => 1_000 * 2 ** (attempt - 1);

function counted() {
  let times = 0;
  const again = later(() => {
    times += 1;
  }, doubling);
  return { again, times: () => times };
}

test("what failed is tried again, each time after a longer pause", () => {
  const { again, times } = counted();
  again.failed();
  vi.advanceTimersByTime(999);
  expect(times()).toBe(0);
  vi.advanceTimersByTime(1);
  expect(times()).toBe(1);
  again.failed();
  vi.advanceTimersByTime(1_999);
  expect(times()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(times()).toBe(2);
});

test("what failed in several ways at the same time is tried once, and counts as one failure", () => {
  const { again, times } = counted();
  again.failed();
  again.failed();
  vi.advanceTimersByTime(60_000);
  expect(times()).toBe(1);
  again.failed();
  vi.advanceTimersByTime(2_000);
  expect(times()).toBe(2);
});

test("when the server is back, what waits is tried at once, and nothing else", () => {
  const { again, times } = counted();
  again.hurry();
  expect(times()).toBe(0);
  again.failed();
  again.hurry();
  vi.advanceTimersByTime(60_000);
  expect(times()).toBe(1);
});

test("what has succeeded, or has been stopped, is not tried again", () => {
  const { again, times } = counted();
  again.failed();
  again.succeeded();
  again.failed();
  vi.advanceTimersByTime(1_000);
  expect(times()).toBe(1);
  again.failed();
  again.stop();
  vi.advanceTimersByTime(60_000);
  expect(times()).toBe(1);
});
