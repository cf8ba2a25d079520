import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backoff, Refused, send, sendPatiently, Unreachable } from "@/lib/browser/request";

let answers: (Response | Error)[];
let asked: [string, RequestInit][];

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push([path, init]);
    const next = answers.shift() ?? new Response("{}");
    if (next instanceof Error) throw next;
    return next;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const problem = (status: number, body: object) => new Response(JSON.stringify(body), { status });

describe("an answer", () => {
  test("is read", async () => {
    answers = [problem(200, { id: "a1" })];
    expect(await send("/annotations/a1")).toEqual({ id: "a1" });
    expect(asked[0]?.[0]).toBe("/api/v1/annotations/a1");
  });

  test("that says no comes with its code, its words and the state as it is now", async () => {
    answers = [problem(409, { code: "stale", title: "Edited elsewhere", current: { version: 3 } })];
    await expect(send("/posts/p1", { method: "PATCH", body: {} })).rejects.toMatchObject({
      status: 409,
      code: "stale",
      title: "Edited elsewhere",
      details: { current: { version: 3 } },
    });
  });

  test("that says no without a reason we can read is still a refusal", async () => {
    answers = [new Response("<html>", { status: 403 })];
    await expect(send("/posts/p1")).rejects.toBeInstanceOf(Refused);
  });

  test("that says later by a group's own pace is told, and not asked for again by itself", async () => {
    answers = [problem(429, { code: "posting.too-soon", title: "Wait 40 seconds", values: { seconds: 40 } })];
    await expect(send("/annotations/a1/posts", { method: "POST", body: {} })).rejects.toMatchObject({
      ...{ name: "Refused", status: 429, code: "posting.too-soon", values: { seconds: 40 } },
    });
  });

  test("that says later, breaks off or never comes is none", async () => {
    for (const none of [
      problem(503, {}),
      problem(429, {}),
      new Response('{"half', { status: 200 }),
      new TypeError("Failed to fetch"),
    ]) {
      answers = [none];
      await expect(send("/posts/p1")).rejects.toBeInstanceOf(Unreachable);
    }
  });
});

test("a question is asked again after a pause, three times in all", async () => {
  answers = [new TypeError("down"), problem(502, {}), problem(200, { id: "a1" })];
  const found = sendPatiently("/annotations/a1");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await found).toEqual({ id: "a1" });
  expect(asked).toHaveLength(3);
});

test("what is refused is not asked again", async () => {
  answers = [problem(404, { code: "not-found" })];
  await expect(sendPatiently("/annotations/a1")).rejects.toMatchObject({ code: "not-found" });
  expect(asked).toHaveLength(1);
});

test("pauses grow from a second to a minute, and never fall together", () => {
  expect([1, 2, 3, 9].map((attempt) => backoff(attempt, () => 1))).toEqual([1_000, 2_000, 4_000, 60_000]);
  expect(backoff(1, () => 0)).toBe(500);
});
