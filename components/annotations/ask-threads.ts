import type { ThreadWire } from "@/domain/wire/thread";
import * as api from "@/lib/browser/api";
import { Unreachable } from "@/lib/browser/request";
import type { Counts } from "../reading/opening";
import { later } from "./later";
import { threadFrom, threadPostFrom } from "./thread-from";
import type { Change, Stretch, Threads } from "./threads";

type Known = {
  readingId: string;
  threads: () => Threads;
  /** What the server counted: how much there is to fetch. */
  counts: () => Counts;
  /** The last live event that was heard. */
  lastNumber: () => number;
  change: (next: Change) => void;
};

/** Asked for at once, unless one paragraph has more. */
const THREADS_AT_ONCE = 100;

/** What the page asks the server for after it has been opened. */
export function askThreads({ readingId, threads, counts, lastNumber, change }: Known) {
  const asking = new Map<string, Promise<void>>();
  let wanted: Stretch[] = [];
  let loading: Promise<void> | null = null;
  /** What the server did not answer: annotations, and whether threads were among it. */
  const unanswered = new Set<string>();
  let isLoadUnanswered = false;
  const again = later(() => {
    for (const id of unanswered) void find(id);
    void load(wanted);
  });

  function answered() {
    if (unanswered.size === 0 && !isLoadUnanswered) again.succeeded();
  }

  /** One question at a time about an annotation; one that comes meanwhile is asked after it. */
  function find(id: string): Promise<void> {
    const before = asking.get(id) ?? Promise.resolve();
    const asked = before.then(async () => {
      const since = lastNumber();
      const found = await api.findAnnotation(id);
      change({ kind: "found", id, annotation: found && threadFrom(found), since });
    });
    const settled = asked
      .then(
        () => unanswered.delete(id),
        (thrown) => (thrown instanceof Unreachable ? unanswered.add(id) : unanswered.delete(id)),
      )
      .then(() => (unanswered.has(id) ? again.failed() : answered()))
      .finally(() => asking.get(id) === settled && asking.delete(id));
    asking.set(id, settled);
    return settled;
  }

  /**
   * Fetches the threads of these stretches that are not known yet, the first ones first. What was wanted before and has
   * not been begun is forgotten: the reader has gone on. Resolves when nothing is left to fetch, or cannot be fetched.
   */
  function load(stretches: Stretch[]): Promise<void> {
    wanted = stretches;
    loading ??= loadWanted()
      .then(
        () => false,
        (thrown) => thrown instanceof Unreachable,
      )
      .then((isUnanswered) => {
        loading = null;
        isLoadUnanswered = isUnanswered;
        if (isUnanswered) again.failed();
        else answered();
      });
    return loading;
  }

  async function loadWanted() {
    for (let next = nextUnknown(); next; next = nextUnknown()) {
      const items = await listAll({ ...next }, (page) => change({ kind: "listed", items: page }));
      change({ kind: "listed", items, all: next });
    }
  }

  function nextUnknown(): Stretch | null {
    for (const stretch of wanted) {
      const unknown = firstUnknown(stretch, threads().loaded, counts());
      if (unknown) return unknown;
    }
    return null;
  }

  async function listAll(asked: api.ThreadsAsked, onPage: (items: ThreadWire[]) => void = () => {}) {
    const all: ThreadWire[] = [];
    let after: string | null = null;
    do {
      const page = await api.listThreads(readingId, { ...asked, after });
      onPage(page.items);
      all.push(...page.items);
      after = page.next;
    } while (after !== null);
    return all;
  }

  async function loadPosts(annotation: string) {
    let after: string | null = null;
    do {
      const page = await api.listPosts(annotation, after);
      change({ kind: "posts-listed", annotation, posts: page.items.map(threadPostFrom) });
      after = page.next;
    } while (after !== null);
  }

  /** Those of one kind, wherever they are. */
  async function loadWhere(asked: Pick<api.ThreadsAsked, "author" | "kind" | "unread">) {
    await listAll(asked, (items) => change({ kind: "listed", items }));
  }

  async function refresh(stretch: Stretch) {
    const at = new Date().toISOString();
    const since = lastNumber();
    const items = await listAll(stretch);
    change({ kind: "refreshed", items, all: stretch, since, at });
  }

  return { find, load, loadPosts, loadWhere, refresh, again };
}

/** The first paragraphs of a stretch whose threads are not known: as many as make one question. */
export function firstUnknown(
  { from, through }: Stretch,
  loaded: ReadonlySet<number>,
  counts: Counts,
): Stretch | null {
  let start = from;
  while (start <= through && loaded.has(start)) start += 1;
  if (start > through) return null;
  let end = start;
  let threads = counts[start]?.threads ?? 0;
  while (end < through && !loaded.has(end + 1)) {
    threads += counts[end + 1]?.threads ?? 0;
    if (threads > THREADS_AT_ONCE) break;
    end += 1;
  }
  return { from: start, through: end };
}
