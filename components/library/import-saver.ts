import { type ImportChange, inverseOf } from "@/domain/import-changes";
import type { Proposal } from "@/domain/proposal";
import { type Rejoined, rejoinProposal } from "@/domain/rejoin-proposal";
import type { CodedProblem } from "@/messages/problem-words";

/** The proposal as the server has it. */
export type KeptProposal = { version: number; proposal: Proposal };

export type ImportRefusal = { ok: false; details?: Record<string, unknown> } & CodedProblem;

/** Answers with the proposal's new version, or with the reason why these changes cannot be kept. */
export type SaveImport = (unsaved: {
  version: number;
  changes: ImportChange[];
}) => Promise<{ ok: true; version: number } | ImportRefusal>;

/** `refused`: not now, or not so; the changes wait here, and are sent with the next one. */
export type SavingState = "saved" | "unsaved" | "saving" | "unreachable" | "overtaken" | "refused";

export type ImportSaver = {
  add: (change: ImportChange) => void;
  /** Sends at once what is waiting; true when everything is saved. */
  flush: () => Promise<boolean>;
  version: () => number;
  /** Sends nothing until `release`: what the server has is still on its way here. */
  release: () => void;
  /** Goes on from the proposal that somebody else has changed: what is not saved yet is done again on it. */
  rejoin: (theirs: KeptProposal) => Rejoined;
};

/** The proposal that came with a refusal, because somebody else has changed it. */
export const theirsOf = ({ details }: Pick<ImportRefusal, "details">): KeptProposal | null =>
  (details?.current as KeptProposal | undefined) ?? null;

/** A pause in the work, not every key: a step is small, but it is a request. */
const PAUSE = 700;
const RETRY = 3_000;

/** As many at a time as a server takes without a thought for its limit; the others follow. */
const AT_ONCE = 50;

/** Sends changes in their order, one request at a time, and keeps them until the server has confirmed them. */
export function makeImportSaver(
  firstVersion: number,
  save: SaveImport,
  tell: (state: SavingState, refusal?: ImportRefusal) => void,
  isHeldAtFirst = false,
): ImportSaver {
  let isHeld = isHeldAtFirst;
  let version = firstVersion;
  let waiting: ImportChange[] = [];
  let sending: Promise<boolean> | null = null;
  let isRefused = false;
  let isOvertaken = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(pause: number) {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  function add(change: ImportChange) {
    // What was refused and is taken back need never have been.
    if (isRefused && isUndoneBy(waiting.at(-1), change)) waiting.pop();
    else waiting.push(change);
    if (isOvertaken) return;
    tell("unsaved");
    later(PAUSE);
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  function release() {
    isHeld = false;
    if (waiting.length > 0) later(PAUSE);
  }

  async function sendAll(): Promise<boolean> {
    if (isHeld) return waiting.length === 0;
    while (waiting.length > 0 && !isOvertaken) {
      const changes = waiting.slice(0, AT_ONCE);
      isRefused = false;
      tell("saving");
      try {
        const answer = await save({ version, changes });
        if (!answer.ok) return refused(answer);
        version = answer.version;
        waiting = waiting.slice(changes.length);
      } catch {
        // The network or the server is away for a while: the changes wait here.
        tell("unreachable");
        later(RETRY);
        return false;
      }
    }
    if (!isOvertaken) tell("saved");
    return !isOvertaken;
  }

  function refused(refusal: ImportRefusal): false {
    isOvertaken = theirsOf(refusal) !== null;
    isRefused = !isOvertaken;
    tell(isOvertaken ? "overtaken" : "refused", refusal);
    return false;
  }

  function rejoin(theirs: KeptProposal): Rejoined {
    const rejoined = rejoinProposal(theirs.proposal, waiting);
    waiting = rejoined.kept;
    version = theirs.version;
    isOvertaken = false;
    tell(waiting.length > 0 ? "unsaved" : "saved");
    if (waiting.length > 0) later(PAUSE);
    return rejoined;
  }

  return { add, flush, version: () => version, release, rejoin };
}

const isUndoneBy = (last: ImportChange | undefined, change: ImportChange): boolean =>
  last !== undefined && JSON.stringify(inverseOf(last)) === JSON.stringify(change);
