import type { DraftChange } from "@/domain/draft-changes";
import type { CodedProblem } from "@/messages/problem-words";

/** Answers with the draft's new version, or with the reason why these changes cannot be kept. */
export type SaveDraft = (unsaved: {
  version: number;
  changes: DraftChange[];
}) => Promise<{ ok: true; version: number } | ({ ok: false } & CodedProblem)>;

export type SavingState = "saved" | "unsaved" | "saving" | "unreachable" | "refused";

export type DraftSaver = {
  add: (change: DraftChange) => void;
  /** Sends at once what is waiting; true when everything is saved. */
  flush: () => Promise<boolean>;
  version: () => number;
};

/** A pause in the work, not every key: a step is small, but it is a request. */
const PAUSE = 700;
const RETRY = 3_000;

/** As many at a time as a server takes without a thought for its limit; the others follow. */
const AT_ONCE = 50;

/** Sends changes in their order, one request at a time, and keeps them until the server has confirmed them. */
export function makeDraftSaver(
  firstVersion: number,
  save: SaveDraft,
  tell: (state: SavingState, problem?: CodedProblem) => void,
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

  function refused({ code, values }: CodedProblem): false {
    isRefused = true;
    tell("refused", { code, values });
    return false;
  }

  return { add, flush, version: () => version };
}
