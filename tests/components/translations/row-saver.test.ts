import { expect, test } from "vitest";
import { makeRowSaver, type RowSaving, type SaveRows } from "@/components/translations/row-saver";
import type { RowChange } from "@/domain/translations/row-changes";

const move = (at: number): RowChange => ({ at, before: [at], after: [at + 1] });

/** A server that says these things in turn, and keeps what comes after. */
function buildServer(...answers: ({ ok: false; code: "import.stale" | "signed-out" } | null)[]) {
  const kept: RowChange[] = [];
  const save: SaveRows = async ({ version, changes }) => {
    const said = answers.shift();
    if (said) return said;
    kept.push(...changes);
    return { ok: true, version: version + 1 };
  };
  return { save, kept };
}

test("moves that are refused wait, with the reason, and are sent with the next one", async () => {
  const { save, kept } = buildServer({ ok: false, code: "signed-out" });
  const told: RowSaving[] = [];
  const saver = makeRowSaver(1, save, (saving) => told.push(saving));
  saver.add(move(0));
  expect(await saver.flush()).toBe(false);
  expect(told.at(-1)).toEqual({ state: "refused", refusal: { ok: false, code: "signed-out" } });
  saver.add(move(1));
  expect(await saver.flush()).toBe(true);
  expect(kept).toEqual([move(0), move(1)]);
  expect([told.at(-1), saver.version()]).toEqual([{ state: "saved" }, 2]);
});

test("once somebody else has changed the rows nothing more is sent", async () => {
  const { save, kept } = buildServer({ ok: false, code: "import.stale" });
  const told: RowSaving[] = [];
  const saver = makeRowSaver(1, save, (saving) => told.push(saving));
  saver.add(move(0));
  expect(await saver.flush()).toBe(false);
  saver.add(move(1));
  expect(await saver.flush()).toBe(false);
  expect([told.at(-1), kept]).toEqual([{ state: "overtaken" }, []]);
});
