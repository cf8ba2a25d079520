import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutMargin, type MarginItem } from "@/components/annotations/layout-margin";

const note = (id: string, wantedTop: number, height = 100): MarginItem => ({ id, wantedTop, height });
const tops = (...laid: Parameters<typeof layoutMargin>) => Object.fromEntries(layoutMargin(...laid));

describe("notes in the margin", () => {
  test("stand beside their passages where there is room", () => {
    expect(tops([note("a", 0), note("b", 300), note("c", 900)], null)).toEqual({ a: 0, b: 300, c: 900 });
  });

  test("give way downwards, one after the other", () => {
    expect(tops([note("a", 0), note("b", 50), note("c", 60)], null)).toEqual({ a: 0, b: 112, c: 224 });
  });

  test("leave the active one exactly beside its passage", () => {
    const notes = [note("a", 400), note("b", 420), note("c", 430), note("d", 440)];
    expect(tops(notes, "c")).toEqual({ a: 206, b: 318, c: 430, d: 542 });
  });

  test("do not move when the active one stands free anyway", () => {
    const notes = [note("a", 0), note("b", 300), note("c", 600)];
    expect(tops(notes, "b")).toEqual(tops(notes, null));
  });

  test("do not rise above the page: without room above, the active one comes right after them", () => {
    expect(tops([note("a", 0), note("b", 10), note("c", 20)], "c")).toEqual({ a: 0, b: 112, c: 224 });
  });

  test("may use the room beside the title", () => {
    expect(tops([note("a", 0), note("b", 10)], "b", -200)).toEqual({ a: -102, b: 10 });
  });

  test("keep their places when the one that is active goes", () => {
    const notes = [note("a", 400), note("b", 420)];
    expect(tops(notes, "gone")).toEqual(tops(notes, null));
  });
});

test("none ever lies over another, and the order is that of the passages", () => {
  const notes = fc
    .array(fc.record({ wantedTop: fc.nat(5_000), height: fc.integer({ min: 1, max: 600 }) }), {
      minLength: 1,
    })
    .map((all) =>
      all.sort((one, other) => one.wantedTop - other.wantedTop).map((one, at) => ({ ...one, id: `${at}` })),
    );
  fc.assert(
    fc.property(notes, fc.nat(20), (items, active) => {
      const laid = layoutMargin(items, `${active}`);
      items.forEach(({ id, height }, at) => {
        const next = items[at + 1];
        if (next) expect(laid.get(next.id)).toBeGreaterThanOrEqual((laid.get(id) ?? 0) + height);
        expect(laid.get(id)).toBeGreaterThanOrEqual(0);
      });
    }),
  );
});
