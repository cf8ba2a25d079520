import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChanges, type DraftChange } from "@/domain/draft-changes";
import type { DraftCommand } from "@/domain/draft-commands";
import { doCommand, historyOf, undo } from "@/domain/draft-history";
import type { DraftPiece, ImportDraft } from "@/domain/import-draft";
import { rejoinDraft } from "@/domain/rejoin-draft";

const piece = (id: string, text: string): DraftPiece => ({
  id,
  kind: "paragraph",
  text,
  marks: [],
  isSetAside: false,
});
const start: ImportDraft = {
  title: "Sleep",
  authors: [],
  language: "en",
  direction: "ltr",
  pieces: ["One and two.", "Three.", "Four and five.", "Six."].map((text, at) => piece(`p${at + 1}`, text)),
  warnings: [],
  nextPiece: 5,
};

/** What somebody did, as changes, and the draft as they then see it. `undo` takes the last one back. */
function work(...commands: (DraftCommand | "undo")[]): { changes: DraftChange[]; draft: ImportDraft } {
  let history = historyOf(start);
  const changes: DraftChange[] = [];
  for (const command of commands) {
    const step = command === "undo" ? undo(history) : doCommand(history, command);
    if (!step) continue;
    const done = "ok" in step ? (step.ok ? step.value : null) : step;
    if (!done) continue;
    history = done.history;
    changes.push(done.change);
  }
  return { changes, draft: history.present };
}

const shown = ({ title, pieces }: ImportDraft) => [
  title,
  ...pieces.map(({ text, isSetAside }) => (isSetAside ? `(${text})` : text)),
];

const split = { kind: "split", id: "p1", at: 4 } as const;

test("changes to other pieces are done again, wherever those stand now", () => {
  const theirs = work(split, { kind: "set-aside", id: "p2" });
  const mine = work({ kind: "merge", id: "p3" }, { kind: "retitle", title: "On sleep" });
  const { draft, kept, lost } = rejoinDraft(theirs.draft, mine.changes);
  expect(shown(draft)).toEqual(["On sleep", "One", "and two.", "(Three.)", "Four and five. Six."]);
  expect([kept.length, lost.length]).toEqual([2, 0]);
});

test("of two splits each keeps its halves, under ids of their own", () => {
  const mine = work(
    { kind: "split", id: "p3", at: 5 },
    { kind: "edit-words", id: "p5", text: "and 5." },
    "undo",
  );
  const { draft, lost } = rejoinDraft(work(split).draft, mine.changes);
  expect(shown(draft)).toEqual(["Sleep", "One", "and two.", "Three.", "Four", "and five.", "Six."]);
  expect(new Set(draft.pieces.map(({ id }) => id)).size).toBe(6);
  expect(lost).toEqual([]);
});

test("a change to what somebody else has changed is not done, and not forgotten", () => {
  const theirs = work(
    { kind: "edit-words", id: "p1", text: "Theirs." },
    { kind: "retitle", title: "Their title" },
  );
  const mine = work(
    { kind: "edit-words", id: "p1", text: "Mine." },
    { kind: "split", id: "p1", at: 2 },
    { kind: "retitle", title: "My title" },
    { kind: "set-aside", id: "p4" },
  );
  const { draft, kept, lost } = rejoinDraft(theirs.draft, mine.changes);
  expect(shown(draft)).toEqual(["Their title", "Theirs.", "Three.", "Four and five.", "(Six.)"]);
  expect(kept).toHaveLength(1);
  expect(lost).toEqual(mine.changes.slice(0, 2).concat(mine.changes[2] ?? []));
});

test("whatever two people do, nothing is lost silently and the server takes what is kept", () => {
  const id = fc.constantFrom("p1", "p2", "p3", "p4", "p5", "p6");
  const command: fc.Arbitrary<DraftCommand | "undo"> = fc.oneof(
    fc.record({ kind: fc.constant("merge" as const), id }),
    fc.record({ kind: fc.constant("split" as const), id, at: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ kind: fc.constant("set-aside" as const), id }),
    fc.record({ kind: fc.constant("edit-words" as const), id, text: fc.constantFrom("X and Y.", "Z.") }),
    fc.constant("undo" as const),
  );
  const commands = fc.array(command, { maxLength: 6 });
  fc.assert(
    fc.property(commands, commands, (theirs, mine) => {
      const current = work(...theirs).draft;
      const { changes } = work(...mine);
      const { draft, kept, lost } = rejoinDraft(current, changes);
      expect(kept.length + lost.length).toBe(changes.length);
      expect(applyChanges(current, kept)).toEqual({ ok: true, value: draft });
      expect(new Set(draft.pieces.map((one) => one.id)).size).toBe(draft.pieces.length);
    }),
    { numRuns: 300 },
  );
});
