import { beforeAll, describe, expect, test, vi } from "vitest";
import { UPLOAD_PACE, UPLOADS_AT_ONCE, UPLOADS_UNDER_WAY } from "@/domain/limits";
import { turnsOf } from "@/lib/turns";
import { addToken } from "@/operations/accounts/add-token";
import { buildGroupReading } from "../support/build-discussion";
import { buildGroup } from "../support/build-group";
import { type Sent, send } from "./routes";

let stage: Awaited<ReturnType<typeof buildGroupReading>>;
let token: string;

beforeAll(async () => {
  stage = await buildGroupReading();
  token = (await addToken(stage.chidi, { name: "test", isReadOnly: false })).token;
});

const ask = async (request: Partial<Sent>) => {
  const answer = await send({ method: "GET", path: "/me", params: {}, token, ...request });
  return { status: answer.status, headers: answer.headers, body: await answer.json().catch(() => null) };
};

describe("what is larger than words", () => {
  const chunked = { "transfer-encoding": "chunked" };
  const encoder = new TextEncoder();

  /** A body that comes when `arrive` is called; `begun` once somebody reads it. */
  function onItsWay(content: object) {
    let arrive = () => {};
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const bytes = encoder.encode(JSON.stringify(content));
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          begin();
          await new Promise<void>((resolve) => {
            arrive = resolve;
          });
          controller.enqueue(bytes);
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    return { body, begun, arrive: () => arrive() };
  }

  async function adder(by: typeof stage.ada, slug: string) {
    const { token } = await addToken(by, { name: "test", isReadOnly: false });
    return (body: unknown, headers: Record<string, string> = chunked) =>
      ask({ method: "POST", path: "/groups/{slug}/readings", params: { slug }, token, body, headers });
  }

  /** Somebody in a group of their own who has begun to send a text. */
  async function sending() {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    const add = await adder(people.ada, group.slug);
    const file = onItsWay({ title: "Slow", format: "text", content: "Words." });
    const answered = add(file.body);
    await file.begun;
    return { add, file, answered };
  }
  const text = (title: string) => ({ title, format: "text", content: "Words.\n\nMore." });

  test("is read only for those who may send it", async () => {
    const add = await adder(stage.chidi, stage.group.slug);
    const unread = new ReadableStream(
      { pull: () => Promise.reject(new Error("read")) },
      { highWaterMark: 0 },
    );
    expect(await add(unread, { ...chunked, "content-type": "application/json" })).toMatchObject({
      status: 403,
    });
    expect(unread.locked).toBe(false);
  });

  test("may come as slowly as it does, and holds up nobody else", async () => {
    const slow = await Promise.all(Array.from({ length: UPLOADS_UNDER_WAY - 1 }, sending));
    const add = await adder(stage.ada, stage.group.slug);
    expect(await add(text("Quick"))).toMatchObject({ status: 201 });
    for (const { file } of slow) file.arrive();
    const answers = await Promise.all(slow.map(({ answered }) => answered));
    expect(answers.map(({ status }) => status)).toEqual(Array(slow.length).fill(201));
  });

  test("is taken from one person once at a time, and from so many people: others are asked to come again", async () => {
    const slow = await Promise.all(Array.from({ length: UPLOADS_UNDER_WAY }, sending));
    const add = await adder(stage.ada, stage.group.slug);
    const refused = await add(text("Refused"));
    expect(refused).toMatchObject({ status: 429, body: { code: "upload.busy" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const [first, second] = slow;
    second?.file.arrive();
    await second?.answered;
    expect(await first?.add(text("Twice at once"))).toMatchObject({ status: 429 });
    expect(await add(text("Later"))).toMatchObject({ status: 201 });
    for (const { file } of slow) file.arrive();
    await Promise.all(slow.map(({ answered }) => answered));
    expect(await first?.add(text("One after the other"))).toMatchObject({ status: 201 });
  });

  test("is worked on a few at a time, once it is there", async () => {
    const inTurn = turnsOf("uploads", UPLOADS_AT_ONCE);
    let finish = () => {};
    const working = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const busy = Array.from({ length: UPLOADS_AT_ONCE }, () => inTurn(() => working));
    let isAnswered = false;
    const { file, answered } = await sending();
    answered.finally(() => {
      isAnswered = true;
    });
    file.arrive();
    const small = await adder(stage.ada, stage.group.slug);
    for (const title of ["Short", "Shorter"])
      expect(await small(text(title), {})).toMatchObject({ status: 201 });
    expect(isAnswered).toBe(false);
    finish();
    await Promise.all(busy);
    expect(await answered).toMatchObject({ status: 201 });
  });

  test("does not come where no files are taken: what is sent there needs no place", async () => {
    const waiting = Array.from({ length: UPLOADS_UNDER_WAY }, (_, number) => {
      const group = onItsWay({ name: `Slow ${number}` });
      return {
        group,
        answered: ask({ method: "POST", path: "/groups", body: group.body, headers: chunked }),
      };
    });
    await Promise.all(waiting.map(({ group }) => group.begun));
    const add = await adder(stage.ada, stage.group.slug);
    expect(await add(text("Meanwhile"))).toMatchObject({ status: 201 });
    for (const { group } of waiting) group.arrive();
    for (const { answered } of waiting) expect(await answered).toMatchObject({ status: 201 });
  });

  test("is given up when it comes far too slowly, and its place is free again", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const { add, answered } = await sending();
    await vi.advanceTimersByTimeAsync((UPLOAD_PACE.afterSeconds - 1) * 1000);
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    expect(await answered).toMatchObject({ status: 422, body: { code: "upload.too-slow" } });
    expect(await add(text("Again"))).toMatchObject({ status: 201 });
  });
});
