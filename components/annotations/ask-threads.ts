import type { AnnotationWire } from "@/domain/wire/annotation";
import * as api from "@/lib/browser/api";
import type { Change, Threads } from "./threads";

type Known = {
  readingId: string;
  threads: () => Threads;
  /** The last live event that was heard. */
  lastNumber: () => number;
  change: (next: Change) => void;
};

/** What the page asks the server for after it has been opened. */
export function askThreads({ readingId, threads, lastNumber, change }: Known) {
  const asking = new Map<string, Promise<void>>();

  /** One question at a time about an annotation; one that comes meanwhile is asked after it. */
  function find(id: string): Promise<void> {
    const before = asking.get(id) ?? Promise.resolve();
    const asked = before.then(async () => {
      const since = lastNumber();
      const annotation = await api.findAnnotation(id);
      change({ kind: "found", id, annotation, since });
    });
    const settled = asked.catch(() => {}).finally(() => asking.get(id) === settled && asking.delete(id));
    asking.set(id, settled);
    return settled;
  }

  /** When it fails, the paragraph comes with the rest as soon as the server is back. */
  async function loadParagraph(key: string) {
    if (threads().next === null) return;
    const page = await api.listAnnotations(readingId, { paragraph: key }).catch(() => null);
    if (page) change({ kind: "listed", items: page.items });
  }

  async function loadPosts(annotation: string) {
    let after: string | null = null;
    do {
      const page = await api.listPosts(annotation, after);
      change({ kind: "posts-listed", annotation, posts: page.items });
      after = page.next;
    } while (after !== null);
  }

  /** Goes on where it was broken off. */
  async function loadRest() {
    for (let after = threads().next; after !== null; after = threads().next) {
      const { items, next } = await api.listAnnotations(readingId, { after });
      change({ kind: "listed", items, next });
    }
  }

  async function refresh() {
    const at = new Date().toISOString();
    const since = lastNumber();
    const items: AnnotationWire[] = [];
    let after: string | null = null;
    do {
      const page = await api.listAnnotations(readingId, { after });
      items.push(...page.items);
      after = page.next;
    } while (after !== null);
    change({ kind: "refreshed", items, since, at });
  }

  return { find, loadParagraph, loadPosts, loadRest, refresh };
}
