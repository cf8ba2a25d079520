import type { RowChange } from "@/domain/translations/row-changes";
import type { CodedProblem } from "@/messages/problem-words";

export type Refusal = { ok: false } & CodedProblem;

export type SaveRows = (unsaved: {
  version: number;
  changes: RowChange[];
}) => Promise<{ ok: true; version: number } | Refusal>;

export type RowSaving = "saved" | "saving" | "unreachable" | "overtaken";

const RETRY = 3_000;

/** As many at a time as a server takes without a thought for its limit. */
const AT_ONCE = 100;

/** Sends moves in their order, one request at a time, and keeps them until the server has confirmed them. */
export function makeRowSaver(firstVersion: number, save: SaveRows, tell: (state: RowSaving) => void) {
  let version = firstVersion;
  let waiting: RowChange[] = [];
  let sending: Promise<boolean> | null = null;
  let isRefused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function add(change: RowChange) {
    waiting.push(change);
    void flush();
  }

  /** True when everything is saved. */
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
        if (!answer.ok) {
          isRefused = true;
          tell("overtaken");
          return false;
        }
        version = answer.version;
        waiting = waiting.slice(changes.length);
      } catch {
        // The network or the server is away for a while: the moves wait here.
        tell("unreachable");
        timer = setTimeout(flush, RETRY);
        return false;
      }
    }
    if (!isRefused) tell("saved");
    return !isRefused;
  }

  return { add, flush, version: () => version };
}
