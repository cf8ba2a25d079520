import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openOutbox, type Parcel } from "@/lib/browser/outbox";
import { Shelf } from "./shelf-of-tests";

type Words = { words: string };
type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | "no network";

let shelf: Shelf;
let sent: { method: string; path: string; body: unknown }[];
let replies: Reply[];
let server: { reply: Reply };
const confirmed: Parcel<Words>[] = [];
const gone: Parcel<Words>[] = [];
const refused: string[] = [];
const opened: { close: () => void }[] = [];
/** What listens for other tabs. */
const heard = new Set<(event: { key: string }) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  shelf = new Shelf();
  sent = [];
  replies = [];
  server = { reply: { status: 201, body: { id: "x" } } };
  vi.stubGlobal("localStorage", shelf);
  heard.clear();
  vi.stubGlobal("addEventListener", (kind: string, hear: (event: { key: string }) => void) => {
    if (kind === "storage") heard.add(hear);
  });
  vi.stubGlobal("removeEventListener", (_: string, hear: (event: { key: string }) => void) =>
    heard.delete(hear),
  );
  vi.stubGlobal("fetch", async (path: string, { method, body }: { method: string; body?: string }) => {
    sent.push({ method, path, body: body && JSON.parse(body) });
    const reply = replies.shift() ?? server.reply;
    if (reply === "no network") throw new TypeError("Failed to fetch");
    return new Response(reply.status === 204 ? null : JSON.stringify(reply.body ?? {}), reply);
  });
});

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  confirmed.splice(0);
  gone.splice(0);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(owner = "ada.r1") {
  const outbox = openOutbox<Words>({
    owner,
    onConfirmed: (parcel) => confirmed.push(parcel),
    onRefused: ({ id }, code) => refused.push(`${id} ${code}`),
    onGone: (parcel) => gone.push(parcel),
  });
  opened.push(outbox);
  return outbox;
}

const post = (id: string) => ({
  id,
  method: "POST" as const,
  path: "/annotations/a1/posts",
  body: { id, body: { markdown: id } },
  about: { words: id },
});

const rest = () => vi.advanceTimersByTimeAsync(0);

describe("a post", () => {
  test("is sent and forgotten once the server has it", async () => {
    const outbox = open();
    await outbox.put(post("p1"));
    expect(shelf.length).toBe(1);
    await rest();
    expect(sent).toHaveLength(1);
    expect(confirmed.map(({ id }) => id)).toEqual(["p1"]);
    expect(shelf.length).toBe(0);
    expect(outbox.state()).toBe("empty");
  });

  test("waits without a network and goes out under the same id when it is back", async () => {
    replies = ["no network", "no network"];
    const outbox = open();
    await outbox.put(post("p1"));
    await rest();
    expect(outbox.state()).toBe("waiting");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map(({ body }) => (body as { id: string }).id)).toEqual(["p1", "p1", "p1"]);
    expect(outbox.parcels()).toEqual([]);
  });

  test("survives a reload, and is then sent", async () => {
    server.reply = "no network";
    const before = open();
    await before.put(post("p1"));
    await rest();
    before.close();
    server.reply = { status: 201 };
    open();
    await rest();
    expect(confirmed.map(({ id }) => id)).toEqual(["p1"]);
  });

  test("follows what was written before it, so that an answer never overtakes its annotation", async () => {
    server.reply = "no network";
    const outbox = open();
    await outbox.put(post("p1"));
    await outbox.put(post("p2"));
    await rest();
    server.reply = { status: 201 };
    await vi.advanceTimersByTimeAsync(5_000);
    expect(confirmed.map(({ id }) => id)).toEqual(["p1", "p2"]);
  });

  test("that is written while the browser still gives back the turn to send goes out as well", async () => {
    let giveBack = () => {};
    const slowLocks = {
      async request(_: string, work: () => Promise<void>) {
        await work();
        await new Promise<void>((resolve) => {
          giveBack = resolve;
        });
      },
    };
    vi.stubGlobal("navigator", { onLine: true, locks: slowLocks });
    const outbox = open();
    await outbox.put(post("p1"));
    await rest();
    await outbox.put(post("p2"));
    giveBack();
    await rest();
    expect(confirmed.map(({ id }) => id)).toEqual(["p1", "p2"]);
  });

  test("waits as long as a busy server asks", async () => {
    replies = [{ status: 429, headers: { "retry-after": "30" } }];
    const outbox = open();
    await outbox.put(post("p1"));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(2);
    expect(outbox.parcels()).toEqual([]);
  });

  test("that comes too soon for a slow thread is refused with its time, and nothing waits behind it", async () => {
    const body = { code: "posting.slow", values: { minutes: 15, hours: 0 } };
    replies = [{ status: 429, headers: { "retry-after": "900" }, body }];
    const outbox = open();
    await outbox.put(post("p1"));
    await outbox.put(post("p2"));
    await rest();
    expect(outbox.parcels().map(({ id, refusal }) => [id, refusal])).toEqual([["p1", body]]);
    expect(sent).toHaveLength(2);
  });

  test("that is refused keeps its words and the reason, also over a reload, and is not sent again by itself", async () => {
    server.reply = { status: 422, body: { code: "post.too-long", values: { limit: 20_000 } } };
    await open().put(post("p1"));
    await rest();
    const later = open();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toHaveLength(1);
    expect(later.parcels()).toMatchObject([
      { about: { words: "p1" }, refusal: { code: "post.too-long", values: { limit: 20_000 } } },
    ]);
  });

  test("does not hold back the next when it is refused", async () => {
    replies = [{ status: 409, body: { code: "annotation.deleted" } }];
    const outbox = open();
    await outbox.put(post("p1"));
    await outbox.put(post("p2"));
    await rest();
    expect(confirmed.map(({ id }) => id)).toEqual(["p2"]);
    expect(refused.splice(0)).toContain("p1 annotation.deleted");
  });

  test("waits for its writer to sign in again", async () => {
    replies = [{ status: 401, body: { code: "signed-out" } }];
    const outbox = open();
    await outbox.put(post("p1"));
    await rest();
    expect(outbox.state()).toBe("signed-out");
    outbox.flush();
    await rest();
    expect(confirmed).toHaveLength(1);
  });

  test("of one person never goes out in another's name", async () => {
    server.reply = "no network";
    await open("ada.r1").put(post("p1"));
    await rest();
    expect(open("bruno.r1").parcels()).toEqual([]);
  });
});

test("a deletion of what is gone already is done", async () => {
  server.reply = { status: 404, body: { code: "not-found" } };
  await open().put({ id: "p1", method: "DELETE", path: "/posts/p1", about: { words: "" } });
  await rest();
  expect(confirmed).toHaveLength(1);
  expect(shelf.length).toBe(0);
});

describe("a deletion that can still be undone", () => {
  const deletion = { id: "p1", method: "DELETE" as const, path: "/posts/p1", about: { words: "" } };

  test("is kept and not sent, however long its page offers to undo it, and goes out once it is released", async () => {
    const outbox = open();
    outbox.hold(deletion);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(sent).toEqual([]);
    expect(outbox.state()).toBe("empty");
    expect(outbox.parcels().map(({ id }) => id)).toEqual(["p1"]);
    outbox.release("p1");
    await rest();
    expect(sent.map(({ method }) => method)).toEqual(["DELETE"]);
    expect(shelf.length).toBe(0);
  });

  test("is forgotten when it is undone, and does not hold back what is written meanwhile", async () => {
    const outbox = open();
    outbox.hold(deletion);
    await outbox.put(post("p2"));
    await rest();
    outbox.takeBack("p1");
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(sent.map(({ method }) => method)).toEqual(["POST"]);
    expect(shelf.length).toBe(0);
  });

  test("waits for whoever only looks away, and goes out with the page that is left", async () => {
    const outbox = open();
    outbox.hold(deletion);
    outbox.hurry();
    await rest();
    expect(sent).toEqual([]);
    outbox.leave();
    await rest();
    expect(sent.map(({ method }) => method)).toContain("DELETE");
    expect(shelf.length).toBe(0);
  });

  test("outlives the crash of its page: the next one sends it, and not before the first would have put it off", async () => {
    open().hold(deletion);
    opened.pop()?.close();
    open();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(sent.map(({ method }) => method)).toEqual(["DELETE"]);
    expect(shelf.length).toBe(0);
  });

  test("is left to the tab that offers to undo it, also when another sends or is left", async () => {
    const one = open();
    one.hold(deletion);
    const other = open();
    await vi.advanceTimersByTimeAsync(60_000);
    other.leave();
    await other.put(post("p2"));
    await rest();
    expect(sent.map(({ method }) => method)).toEqual(["POST"]);
    expect(one.takeBack("p1")).toBe(true);
    expect(shelf.length).toBe(0);
    expect(one.takeBack("p1")).toBe(false);
  });

  test("is sent once when its page is left", async () => {
    const outbox = open();
    outbox.hold(deletion);
    outbox.leave();
    await rest();
    expect(sent).toHaveLength(1);
    expect(confirmed).toHaveLength(1);
  });

  test("is taken over by a tab that is open already when its own has died", async () => {
    const other = open();
    await rest();
    open().hold(deletion);
    for (const hear of heard) hear({ key: "colloquy.outbox.ada.r1.p1" });
    opened.pop()?.close();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(sent.map(({ method }) => method)).toEqual(["DELETE"]);
    expect(other.parcels()).toEqual([]);
  });

  test("that is refused in the end stays here once, and is not tried again and again", async () => {
    server.reply = { status: 403, body: { code: "forbidden" } };
    open().hold(deletion);
    opened.pop()?.close();
    const outbox = open();
    let announced = 0;
    await vi.advanceTimersByTimeAsync(31_000);
    outbox.subscribe(() => {
      announced += 1;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(announced).toBe(0);
    expect(outbox.parcels()[0]?.refusal?.code).toBe("forbidden");
  });
});

describe("where nothing can be kept, the words stay with their writer", () => {
  test("until the server has them", async () => {
    shelf.isFull = true;
    const kept = open().put(post("p1"));
    await rest();
    await expect(kept).resolves.toBeUndefined();
    expect(confirmed).toHaveLength(1);
  });

  test("when there is no network", async () => {
    shelf.isFull = true;
    server.reply = "no network";
    const kept = open().put(post("p1"));
    const refusal = expect(kept).rejects.toThrow("unreachable");
    await rest();
    await refusal;
  });

  test("when the server refuses them", async () => {
    shelf.isFull = true;
    server.reply = { status: 422, body: { code: "post.empty" } };
    const outbox = open();
    const refusal = expect(outbox.put(post("p1"))).rejects.toMatchObject({ code: "post.empty" });
    await rest();
    await refusal;
    expect(outbox.parcels()).toEqual([]);
  });
});

test("two tabs send a post once, and the one that did not send it hears that it went", async () => {
  const queue: (() => Promise<unknown>)[] = [];
  let held = Promise.resolve();
  vi.stubGlobal("navigator", {
    locks: {
      request: (_: string, work: () => Promise<unknown>) => {
        queue.push(work);
        held = held.then(work).then(() => undefined);
        return held;
      },
    },
  });
  server.reply = "no network";
  const one = open();
  await one.put(post("p1"));
  await rest();
  const other = open();
  server.reply = { status: 201 };
  sent = [];
  one.flush();
  other.flush();
  await rest();
  await rest();
  expect(sent).toHaveLength(1);
  expect(confirmed).toHaveLength(1);
  expect([...one.parcels(), ...other.parcels()]).toEqual([]);
  expect(gone).toHaveLength(1);
});
