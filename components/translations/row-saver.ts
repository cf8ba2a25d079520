import type { RowChange } from "@/domain/translations/row-changes";
import type { CodedProblem } from "@/messages/problem-words";

export type Refusal = { ok: false } & CodedProblem;

export type SaveRows = (unsaved: {
  version: number;
  changes: RowChange[];
}) => Promise<{ ok: true; version: number } | Refusal>;

export type RowSaving =
  | { state: "saved" | "saving" | "unreachable" | "overtaken" }
  /** Not now, or not so: the moves wait here, and are sent with the next one. */
  | { state: "refused"; refusal: Refusal };

const RETRY = 3_000;

/** As many at a time as a server takes without a thought for its limit. */
const AT_ONCE = 100;

/** Sends moves in their order, one request at a time, and keeps them until the server has confirmed them. */
export function makeRowSaver(firstVersion: number, save: SaveRows, tell: (saving: RowSaving) => void) {
  let version = firstVersion;
  let waiting: RowChange[] = [];
  let sending: Promise<boolean> | null = null;
  let isOvertaken = false;
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
    while (waiting.length > 0 && !isOvertaken) {
      const changes = waiting.slice(0, AT_ONCE);
      tell({ state: "saving" });
      try {
        const answer = await save({ version, changes });
        if (!answer.ok) {
          isOvertaken = answer.code === "import.stale";
          tell(isOvertaken ? { state: "overtaken" } : { state: "refused", refusal: answer });
          return false;
        }
        version = answer.version;
        waiting = waiting.slice(changes.length);
      } catch {
        // The network or the server is away for a while: the moves wait here.
        tell({ state: "unreachable" });
        timer = setTimeout(flush, RETRY);
        return false;
      }
    }
    if (!isOvertaken) tell({ state: "saved" });
    return !isOvertaken;
  }

  return { add, flush, version: () => version };
}
