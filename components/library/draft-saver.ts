import type { DraftChange } from "@/domain/draft-changes";
import type { ImportDraft } from "@/domain/import-draft";
import { type Rejoined, rejoinDraft } from "@/domain/rejoin-draft";
import type { CodedProblem } from "@/messages/problem-words";

/** The draft as the server has it. */
export type KeptDraft = { version: number; draft: ImportDraft };

export type DraftRefusal = { ok: false; details?: Record<string, unknown> } & CodedProblem;

/** Answers with the draft's new version, or with the reason why these changes cannot be kept. */
export type SaveDraft = (unsaved: {
  version: number;
  changes: DraftChange[];
}) => Promise<{ ok: true; version: number } | DraftRefusal>;

export type SavingState = "saved" | "unsaved" | "saving" | "unreachable" | "overtaken" | "refused";

export type DraftSaver = {
  add: (change: DraftChange) => void;
  /** Sends at once what is waiting; true when everything is saved. */
  flush: () => Promise<boolean>;
  version: () => number;
  /** Goes on from the draft that somebody else has changed: what is not saved yet is done again on it. */
  rejoin: (theirs: KeptDraft) => Rejoined;
};

/** The draft that came with a refusal, because somebody else has changed it. */
export const theirsOf = ({ details }: Pick<DraftRefusal, "details">): KeptDraft | null =>
  (details?.current as KeptDraft | undefined) ?? null;

/** A pause in the work, not every key: a step is small, but it is a request. */
const PAUSE = 700;
const RETRY = 3_000;

/** As many at a time as a server takes without a thought for its limit; the others follow. */
const AT_ONCE = 50;

/** Sends changes in their order, one request at a time, and keeps them until the server has confirmed them. */
export function makeDraftSaver(
  firstVersion: number,
  save: SaveDraft,
  tell: (state: SavingState, refusal?: DraftRefusal) => void,
): DraftSaver {
  let version = firstVersion;
  let waiting: DraftChange[] = [];
  let sending: Promise<boolean> | null = null;
  let isRefused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function later(pause: number) {
    clearTimeout(timer);
    timer = setTimeout(flush, pause);
  }

  function add(change: DraftChange) {
    waiting.push(change);
    if (isRefused) return;
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

  async function sendAll(): Promise<boolean> {
    while (waiting.length > 0 && !isRefused) {
      const changes = waiting.slice(0, AT_ONCE);
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
    if (!isRefused) tell("saved");
    return !isRefused;
  }

  function refused(refusal: DraftRefusal): false {
    isRefused = true;
    tell(theirsOf(refusal) ? "overtaken" : "refused", refusal);
    return false;
  }

  function rejoin(theirs: KeptDraft): Rejoined {
    const rejoined = rejoinDraft(theirs.draft, waiting);
    waiting = rejoined.kept;
    version = theirs.version;
    isRefused = false;
    tell(waiting.length > 0 ? "unsaved" : "saved");
    if (waiting.length > 0) later(PAUSE);
    return rejoined;
  }

  return { add, flush, version: () => version, rejoin };
}
