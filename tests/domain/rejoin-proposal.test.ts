import fc from "fast-check";
import { expect, test } from "vitest";
import { applyChanges, type ImportChange } from "@/domain/import-changes";
import type { ImportCommand } from "@/domain/import-commands";
import { doCommand, historyOf, undo } from "@/domain/import-history";
import type { Proposal, ProposedPiece } from "@/domain/proposal";
import { rejoinProposal } from "@/domain/rejoin-proposal";

const piece = (id: string, text: string): ProposedPiece => ({
  id,
  kind: "paragraph",
  text,
  marks: [],
  isSetAside: false,
});
const start: Proposal = {
  title: "Sleep",
  authors: [],
  language: "en",
  direction: "ltr",
  pieces: ["One and two.", "Three.", "Four and five.", "Six."].map((text, at) => piece(`p${at + 1}`, text)),
  warnings: [],
  nextPiece: 5,
};

/** What somebody did, as changes, and the proposal as they then see it. `undo` takes the last one back. */
function work(...commands: (ImportCommand | "undo")[]): { changes: ImportChange[]; proposal: Proposal } {
  let history = historyOf(start);
  const changes: ImportChange[] = [];
  for (const command of commands) {
    const step = command === "undo" ? undo(history) : doCommand(history, command);
    if (!step) continue;
    const done = "ok" in step ? (step.ok ? step.value : null) : step;
    if (!done) continue;
    history = done.history;
    changes.push(done.change);
  }
  return { changes, proposal: history.present };
}

const shown = ({ title, pieces }: Proposal) => [
  title,
  ...pieces.map(({ text, isSetAside }) => (isSetAside ? `(${text})` : text)),
];

const split = { kind: "split", id: "p1", at: 4 } as const;

test("changes to other pieces are done again, wherever those stand now", () => {
  const theirs = work(split, { kind: "set-aside", id: "p2" });
  const mine = work({ kind: "merge", id: "p3" }, { kind: "retitle", title: "On sleep" });
  const { proposal, kept, lost } = rejoinProposal(theirs.proposal, mine.changes);
  expect(shown(proposal)).toEqual(["On sleep", "One", "and two.", "(Three.)", "Four and five. Six."]);
  expect([kept.length, lost.length]).toEqual([2, 0]);
});

test("of two splits each keeps its halves, under ids of their own", () => {
  const mine = work(
    { kind: "split", id: "p3", at: 5 },
    { kind: "edit-words", id: "p5", text: "and 5." },
    "undo",
  );
  const { proposal, lost } = rejoinProposal(work(split).proposal, mine.changes);
  expect(shown(proposal)).toEqual(["Sleep", "One", "and two.", "Three.", "Four", "and five.", "Six."]);
  expect(new Set(proposal.pieces.map(({ id }) => id)).size).toBe(6);
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
  const { proposal, kept, lost } = rejoinProposal(theirs.proposal, mine.changes);
  expect(shown(proposal)).toEqual(["Their title", "Theirs.", "Three.", "Four and five.", "(Six.)"]);
  expect(kept).toHaveLength(1);
  expect(lost).toEqual(mine.changes.slice(0, 2).concat(mine.changes[2] ?? []));
});

test("whatever two people do, nothing is lost silently and the server takes what is kept", () => {
  const id = fc.constantFrom("p1", "p2", "p3", "p4", "p5", "p6");
  const command: fc.Arbitrary<ImportCommand | "undo"> = fc.oneof(
    fc.record({ kind: fc.constant("merge" as const), id }),
    fc.record({ kind: fc.constant("split" as const), id, at: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ kind: fc.constant("set-aside" as const), id }),
    fc.record({ kind: fc.constant("edit-words" as const), id, text: fc.constantFrom("X and Y.", "Z.") }),
    fc.constant("undo" as const),
  );
  const commands = fc.array(command, { maxLength: 6 });
  fc.assert(
    fc.property(commands, commands, (theirs, mine) => {
      const current = work(...theirs).proposal;
      const { changes } = work(...mine);
      const { proposal, kept, lost } = rejoinProposal(current, changes);
      expect(kept.length + lost.length).toBe(changes.length);
      expect(applyChanges(current, kept)).toEqual({ ok: true, value: proposal });
      expect(new Set(proposal.pieces.map((one) => one.id)).size).toBe(proposal.pieces.length);
    }),
    { numRuns: 300 },
  );
});
