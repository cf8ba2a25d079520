import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeImportSaver, type SaveImport, type SavingState } from "@/components/library/import-saver";
import { type ImportChange, inverseOf } from "@/domain/import-changes";
import type { Proposal } from "@/domain/proposal";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const retitled = (number: number): ImportChange => ({
  kind: "title",
  before: `${number}`,
  after: `${number + 1}`,
});

/** A server that keeps changes in the order of their versions; what `answer` says comes first. */
function buildServer(
  answer: (attempt: number) => Awaited<ReturnType<SaveImport>> | "down" | null = () => null,
) {
  const kept: ImportChange[] = [];
  const requests: number[] = [];
  let version = 1;
  const save: SaveImport = async (unsaved) => {
    requests.push(unsaved.changes.length);
    const said = answer(requests.length);
    if (said === "down") throw new Error("The server is down");
    if (said) return said;
    if (unsaved.version !== version) return { ok: false, code: "import.stale" };
    kept.push(...unsaved.changes);
    version += 1;
    return { ok: true, version };
  };
  return { save, kept, requests };
}

test("a run of steps is one request, and all of them are kept", async () => {
  const { save, kept, requests } = buildServer();
  const states: SavingState[] = [];
  const saver = makeImportSaver(1, save, (state) => states.push(state));
  for (const number of [1, 2, 3]) saver.add(retitled(number));
  await vi.runAllTimersAsync();
  expect(kept).toEqual([1, 2, 3].map(retitled));
  expect(requests).toEqual([3]);
  expect([states.at(-1), saver.version()]).toEqual(["saved", 2]);
});

test("what could not be sent waits, and goes before what comes later", async () => {
  const { save, kept } = buildServer((attempt) => (attempt <= 2 ? "down" : null));
  const states: SavingState[] = [];
  const saver = makeImportSaver(1, save, (state) => states.push(state));
  saver.add(retitled(1));
  expect(await saver.flush()).toBe(false);
  expect(states.at(-1)).toBe("unreachable");
  saver.add(retitled(2));
  await vi.runAllTimersAsync();
  expect(kept).toEqual([1, 2].map(retitled));
  expect(states.at(-1)).toBe("saved");
});

test("while one request is under way no second one starts", async () => {
  const { save, requests, kept } = buildServer();
  const saver = makeImportSaver(1, save, () => {});
  saver.add(retitled(1));
  const first = saver.flush();
  saver.add(retitled(2));
  expect(await Promise.all([first, saver.flush()])).toEqual([true, true]);
  expect([requests, kept.length]).toEqual([[1, 1], 2]);
});

test("a refusal is told, and what was refused goes with what comes next", async () => {
  const { save, requests, kept } = buildServer((attempt) =>
    attempt === 1 ? { ok: false, code: "too-many" } : null,
  );
  const told: unknown[] = [];
  const saver = makeImportSaver(1, save, (state, problem) => told.push([state, problem?.code]));
  saver.add(retitled(1));
  expect(await saver.flush()).toBe(false);
  expect(told.at(-1)).toEqual(["refused", "too-many"]);
  await vi.runAllTimersAsync();
  expect(requests).toEqual([1]);

  saver.add(retitled(2));
  await vi.runAllTimersAsync();
  expect([requests, kept]).toEqual([[1, 2], [1, 2].map(retitled)]);
  expect(told.at(-1)).toEqual(["saved", undefined]);
});

test("what was refused and is taken back is not sent again", async () => {
  const isUnfit = ({ kind, after }: ImportChange) => kind === "title" && after === "2";
  const kept: ImportChange[] = [];
  const states: SavingState[] = [];
  const save: SaveImport = async ({ version, changes }) => {
    if (changes.some(isUnfit)) return { ok: false, code: "input" };
    kept.push(...changes);
    return { ok: true, version: version + 1 };
  };
  const saver = makeImportSaver(1, save, (state) => states.push(state));
  saver.add(retitled(1));
  expect(await saver.flush()).toBe(false);
  saver.add(inverseOf(retitled(1)));
  await vi.runAllTimersAsync();
  expect([kept, states.at(-1)]).toEqual([[], "saved"]);
  saver.add(retitled(7));
  expect([await saver.flush(), kept]).toEqual([true, [retitled(7)]]);
});

test("many steps go in several requests", async () => {
  const { save, requests, kept } = buildServer();
  const saver = makeImportSaver(1, save, () => {});
  for (let number = 0; number < 120; number++) saver.add(retitled(number));
  expect(await saver.flush()).toBe(true);
  expect([requests, kept.length]).toEqual([[50, 50, 20], 120]);
});

test("when somebody else was quicker, what fits goes out again on their version, and the rest is handed back", async () => {
  const theirs: Proposal = {
    title: "5",
    authors: [],
    language: null,
    direction: "ltr",
    pieces: [],
    warnings: [],
    nextPiece: 1,
  };
  const current = { version: 7, proposal: theirs };
  const versions: number[] = [];
  const states: SavingState[] = [];
  const save: SaveImport = async ({ version }) => {
    versions.push(version);
    return version < 7
      ? { ok: false, code: "import.stale", details: { current } }
      : { ok: true, version: version + 1 };
  };
  const saver = makeImportSaver(1, save, (state) => states.push(state));
  saver.add(retitled(1));
  saver.add(retitled(5));
  expect(await saver.flush()).toBe(false);
  expect(states.at(-1)).toBe("overtaken");

  const { proposal, lost } = saver.rejoin(current);
  expect([proposal.title, lost]).toEqual(["6", [retitled(1)]]);
  await vi.runAllTimersAsync();
  expect([versions, states.at(-1), saver.version()]).toEqual([[1, 7], "saved", 8]);
});

test("what is done while the rest is still on its way is sent when it has come, and not before", async () => {
  const { save, kept } = buildServer();
  const saver = makeImportSaver(1, save, () => {}, true);
  saver.add(retitled(1));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await saver.flush()).toBe(false);
  expect(kept).toEqual([]);

  saver.release();
  await vi.advanceTimersByTimeAsync(1_000);

  expect(kept).toEqual([retitled(1)]);
  expect(await saver.flush()).toBe(true);
});
