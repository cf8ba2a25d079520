import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepDraft, listDrafts, watchDrafts } from "@/lib/browser/drafts";
import { Shelf } from "./shelf-of-tests";

let shelf: Shelf;

beforeEach(() => {
  shelf = new Shelf();
  vi.stubGlobal("localStorage", shelf);
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a draft", () => {
  test("survives a crash without a word of warning: every key is written as it is typed", () => {
    const draft = keepDraft<string>("ada/r1/p12");
    for (let typed = 1; typed <= 500; typed += 1) draft.keep("x".repeat(typed));
    expect(keepDraft<string>("ada/r1/p12").found).toHaveLength(500);
  });

  test("that is long waits a quarter of a second at most", () => {
    const draft = keepDraft<string>("ada/r1/p12");
    draft.keep("x".repeat(10_000));
    draft.keep("x".repeat(10_001));
    expect(keepDraft<string>("ada/r1/p12").found).toHaveLength(10_000);
    vi.advanceTimersByTime(250);
    expect(keepDraft<string>("ada/r1/p12").found).toHaveLength(10_001);
  });

  test("is written at once when the page goes", () => {
    const draft = keepDraft<string>("ada/r1/p12");
    draft.keep("x".repeat(10_000));
    draft.keep("x".repeat(10_001));
    draft.flush();
    expect(keepDraft<string>("ada/r1/p12").found).toHaveLength(10_001);
  });

  test("is gone once it is confirmed, and what still waited does not come back", () => {
    const draft = keepDraft<string>("ada/r1/p12");
    draft.keep("x".repeat(10_000));
    draft.keep("x".repeat(10_001));
    draft.drop();
    vi.advanceTimersByTime(1_000);
    expect(keepDraft("ada/r1/p12").found).toBeNull();
  });

  test("is gone when everything in it was deleted", () => {
    const draft = keepDraft<string>("ada/r1/p12");
    draft.keep("a");
    draft.keep(null);
    expect(shelf.length).toBe(0);
  });

  test("belongs to its place", () => {
    keepDraft<string>("ada/r1/p12").keep("mine");
    expect(keepDraft("ada/r1/p13").found).toBeNull();
    expect(keepDraft("bruno/r1/p12").found).toBeNull();
  });

  test("of a month ago is cleared away when another is begun", () => {
    keepDraft<string>("ada/r1/p12", { now: () => 0 }).keep("old");
    keepDraft("ada/r1/p13", { now: () => 31 * 86_400_000 });
    expect(keepDraft("ada/r1/p12", { now: () => 0 }).found).toBeNull();
  });

  test("is one of fifty: the oldest goes first", () => {
    for (let at = 1; at <= 60; at += 1) keepDraft<string>(`ada/r1/p${at}`, { now: () => at }).keep("a");
    keepDraft("ada/r1/p61", { now: () => 61 });
    expect(shelf.length).toBe(49);
    expect(keepDraft("ada/r1/p60", { now: () => 61 }).found).toBe("a");
    expect(keepDraft("ada/r1/p11", { now: () => 61 }).found).toBeNull();
  });

  test("does not disturb what else is kept in the browser", () => {
    shelf.setItem("theme", "dark");
    keepDraft("ada/r1/p1", { now: () => Number.MAX_SAFE_INTEGER });
    expect(shelf.getItem("theme")).toBe("dark");
  });
});

describe("where nothing can be kept, writing goes on", () => {
  test("a full storage", () => {
    const draft = keepDraft<string>("ada/r1/p12");
    shelf.isFull = true;
    expect(() => draft.keep("a")).not.toThrow();
    expect(() => draft.drop()).not.toThrow();
  });

  test("a storage that is switched off", () => {
    vi.unstubAllGlobals();
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
    const draft = keepDraft<string>("ada/r1/p12");
    expect(draft.found).toBeNull();
    expect(() => draft.keep("a")).not.toThrow();
    Reflect.deleteProperty(globalThis, "localStorage");
  });

  test("a draft that cannot be read", () => {
    shelf.setItem("colloquy.draft.ada/r1/p12", "{not json");
    expect(keepDraft("ada/r1/p12").found).toBeNull();
  });
});

describe("the drafts of a reading", () => {
  const reply = (key: string) => keepDraft<string>(key, { about: `about ${key}` });

  test("say what they are about, over a crash", () => {
    reply("ada/r1/reply/a1").keep("a");
    reply("ada/r2/reply/a2").keep("a");
    keepDraft<string>("ada/r1/new/k1").keep("a");
    expect(listDrafts("ada/r1/")).toEqual(["about ada/r1/reply/a1"]);
  });

  test("are listed also where nothing can be kept, until they are dropped", () => {
    vi.stubGlobal("localStorage", undefined);
    const draft = reply("ada/r3/reply/a1");
    draft.keep("a");
    expect(listDrafts("ada/r3/")).toHaveLength(1);
    draft.drop();
    expect(listDrafts("ada/r3/")).toEqual([]);
  });

  test("tell when one comes and when it goes, and not with every key", () => {
    const told: unknown[][] = [];
    const stop = watchDrafts(() => told.push(listDrafts("ada/r1/")));
    const draft = reply("ada/r1/reply/a1");
    for (const words of ["a", "ab", "abc"]) draft.keep(words);
    draft.drop();
    stop();
    reply("ada/r1/reply/a2").keep("unheard");
    expect(told).toEqual([["about ada/r1/reply/a1"], []]);
  });
});
