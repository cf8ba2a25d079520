import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { newId } from "@/domain/ids";
import type { Decision, LogAction } from "@/domain/moderation";
import { Forbidden, Invalid } from "@/domain/problems";
import { editGroup } from "@/operations/groups/edit-group";
import { exportTransparency } from "@/operations/moderation/export-transparency";
import { findJudgement } from "@/operations/moderation/find-judgement";
import { findTransparency } from "@/operations/moderation/find-transparency";
import { listLog } from "@/operations/moderation/list-log";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { decide, flag, moderate } from "../../support/build-review";

type Stage = Awaited<ReturnType<typeof buildGroupReading>>;

/** A step of the log as if it had been taken then. */
async function log(
  { group }: Stage,
  at: string,
  action: LogAction,
  about: { post?: string; item?: string } = {},
) {
  await database().execute(sql`
    insert into moderation_log (group_id, id, at, action, post_id, item_id)
    values (${group.id}, ${newId()}, ${at}::timestamptz, ${action}, ${about.post ?? null}::uuid, ${about.item ?? null}::uuid)`);
}

/** Something that waited from one moment to another, and was then decided. */
async function waited(
  { group, reading, memberIds }: Stage,
  post: string,
  { from, to, decision }: { from: string; to: string; decision: Decision },
): Promise<string> {
  const id = newId();
  await database().execute(sql`
    insert into review_items (group_id, id, reading_id, post_id, kind, created_at, decision, decided_by, decided_at)
    values (${group.id}, ${id}, ${reading.id}, ${post}, 'flagged-post', ${from}::timestamptz, ${decision},
      ${memberIds.bruno}, ${to}::timestamptz)`);
  return id;
}

async function write({ reading, chidi }: Stage, at: string, audience: "group" | "me" = "group") {
  const { posts } = await annotate(chidi, reading, { audience });
  const id = posts[0]?.id ?? "";
  await database().execute(sql`update posts set created_at = ${at}::timestamptz where id = ${id}::uuid`);
  return id;
}

/** In Berlin the year 2026 begins and ends at 23:00 UTC of the day before. */
const EDGES = {
  before: "2025-12-31T22:59:59Z",
  first: "2025-12-31T23:00:00Z",
  last: "2026-12-31T22:59:59Z",
  after: "2026-12-31T23:00:00Z",
};

async function buildYear() {
  const stage = await buildGroupReading();
  await editGroup(stage.ada, stage.group.slug, { timeZone: "Europe/Berlin" });
  const post = await write(stage, EDGES.first);
  await write(stage, EDGES.last);
  for (const at of [EDGES.before, EDGES.after]) await write(stage, at);
  await write(stage, "2026-05-01T12:00:00Z", "me");

  for (const at of [EDGES.before, EDGES.first, "2026-06-01T00:00:00Z", EDGES.last, EDGES.after])
    await log(stage, at, "flag", { post });
  await log(stage, "2026-02-01T00:00:00Z", "flag", { post: newId() });
  await log(stage, "2026-02-01T00:00:00Z", "hide-by-flags", { post });
  for (const action of ["hold", "hold", "resubmit"] as const)
    await log(stage, "2026-03-01T00:00:00Z", action);
  for (const action of [
    "keep",
    "approve",
    "approve",
    "return",
    "hide",
    "hide",
    "hide",
    "archive",
    "rename",
  ] as const)
    await log(stage, "2026-03-02T00:00:00Z", action);
  const [asked, other] = [newId(), newId()];
  for (const item of [asked, other]) await log(stage, "2026-03-03T00:00:00Z", "appeal", { item });
  await log(stage, "2026-03-04T00:00:00Z", "restore", { item: asked });
  await log(stage, "2026-03-04T00:00:00Z", "restore", { item: newId() });
  await log(stage, "2026-03-04T00:00:00Z", "keep", { item: other });
  for (const action of ["warn", "warn", "silence", "unsilence", "remove", "ban"] as const)
    await log(stage, "2026-04-01T00:00:00Z", action);
  for (const at of [EDGES.before, EDGES.after]) await log(stage, at, "ban");

  // One, three and eleven hours; at once; and outside of the year.
  const at = (hour: number) => `2026-03-05T${String(hour).padStart(2, "0")}:00:00Z`;
  for (const hours of [1, 3, 11]) await waited(stage, post, { from: at(0), to: at(hours), decision: "keep" });
  await waited(stage, post, { from: at(9), to: at(9), decision: "hide" });
  await waited(stage, post, { from: "2026-01-01T00:00:00Z", to: EDGES.after, decision: "keep" });
  return stage;
}

describe("The table of a year", () => {
  test("has what was counted by hand, from the first moment to the last by the group’s clocks", async () => {
    const { group, bruno } = await buildYear();
    const now = new Date("2026-07-01T00:00:00Z");
    expect(await findTransparency(bruno, group.slug, {}, now)).toEqual({
      ...{ from: "2026-01-01", to: "2026-12-31", timeZone: "Europe/Berlin" },
      posts: 2,
      flags: 4,
      flaggedPosts: 2,
      hiddenByFlags: 1,
      held: 3,
      decisions: {
        keep: 2,
        approve: 2,
        hide: 3,
        return: 1,
        restore: 2,
        archive: 1,
        rename: 1,
        decline: 0,
        lock: 0,
        unlock: 0,
      },
      appeals: 2,
      appealsGranted: 1,
      medianSeconds: 3 * 3600,
      sanctions: { warn: 2, silence: 1, remove: 1, ban: 1, unsilence: 1, unban: 0, readmit: 0 },
    });
  });

  test("may be of any days, and of one on which clocks are changed", async () => {
    const stage = await buildYear();
    const { group, bruno } = stage;
    for (const at of [
      "2026-10-24T21:59:59Z",
      "2026-10-24T22:00:00Z",
      "2026-10-25T22:59:59Z",
      "2026-10-25T23:00:00Z",
    ])
      await log(stage, at, "warn");
    const day = { from: "2026-10-25", to: "2026-10-25" };
    expect((await findTransparency(bruno, group.slug, day)).sanctions.warn).toBe(2);
    const short = { from: "2026-03-29", to: "2026-03-29" };
    for (const at of ["2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z"])
      await log(stage, at, "warn");
    expect((await findTransparency(bruno, group.slug, short)).sanctions.warn).toBe(2);
    await expect(
      findTransparency(bruno, group.slug, { from: "2026-02-01", to: "2026-01-01" }),
    ).rejects.toThrow(Invalid);
  });

  test("is empty where nothing was", async () => {
    const { group, ada } = await buildGroupReading();
    expect(await findTransparency(ada, group.slug, {})).toMatchObject({
      posts: 0,
      flags: 0,
      medianSeconds: null,
    });
  });

  test("counts what people did, and names none of them", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const annotation = await annotate(chidi, reading);
    await reply(dora, annotation);
    const post = annotation.posts[0]?.id ?? "";
    await flag(dora, post, { reason: "attack", note: "Of Chidi" });
    await decide(bruno, post, { action: "hide", note: "No." });
    const told = await findTransparency(ada, group.slug, {});
    expect(told).toMatchObject({ posts: 2, flags: 1, flaggedPosts: 1, decisions: { hide: 1, keep: 0 } });
    expect(told.medianSeconds).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toMatch(/chidi|dora|bruno/i);
  });

  test("is for whoever may read the log", async () => {
    const { group, ada, bruno, dora } = await buildGroupReading();
    await expect(findTransparency(dora, group.slug, {})).rejects.toThrow(Forbidden);
    await expect(exportTransparency(dora, group.slug, {}, { address: "192.0.2.1" })).rejects.toThrow(
      Forbidden,
    );
    expect((await findTransparency(bruno, group.slug, {})).posts).toBe(0);
    await moderate(ada, group.slug, { isLogOpen: true });
    expect((await listLog(dora, group.slug, { limit: 9 })).items.length).toBeGreaterThanOrEqual(0);
    expect((await findTransparency(dora, group.slug, {})).posts).toBe(0);
  });

  test("goes along for a spreadsheet, in which no name of a group is a formula", async () => {
    const { group, ada } = await buildGroupReading();
    await editGroup(ada, group.slug, { name: '=1+1, "us"' });
    const days = { from: "2026-01-01", to: "2026-01-31" };
    const { name, type, pieces } = await exportTransparency(ada, group.slug, days, { address: "192.0.2.1" });
    let file = "";
    for await (const piece of pieces) file += piece;
    expect([name, type]).toEqual([
      "=1+1, us 2026-01-01 2026-01-31.csv",
      "text/csv; charset=utf-8; header=present",
    ]);
    expect(file).toContain('figure,value\r\ngroup,"\'=1+1, ""us"""\r\nfrom,2026-01-01\r\nto,2026-01-31\r\n');
    expect(file).toContain("\r\ndecision: hide,0\r\n");
    expect(file).toContain("\r\nmedian seconds to a decision,\r\n");
  });
});

test("What was decided cites the group’s rules, where it has some", async () => {
  const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
  const post = (await annotate(chidi, reading)).posts[0]?.id ?? "";
  await flag(dora, post);
  await decide(bruno, post, { action: "hide", note: "No." });
  expect((await findJudgement(chidi, post)).rulesUrl).toBeNull();
  await editGroup(ada, group.slug, { rules: "Stay with the text." });
  expect((await findJudgement(chidi, post)).rulesUrl).toMatch(new RegExp(`/groups/${group.slug}/rules$`));
});

test("An open table tells members by numbers neither what waits nor what not all of them may see", async () => {
  const { ada, bruno, chidi, dora, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { isLogOpen: true });
  const { posts } = await annotate(chidi, reading);
  await moderate(ada, group.slug, { hold: "everything" });
  await annotate(chidi, reading);
  await flag(dora, posts[0]?.id ?? "");
  const counted = async (who: typeof ada) => {
    const { posts: written, flags, flaggedPosts, held } = await findTransparency(who, group.slug, {});
    return { written, flags, flaggedPosts, held };
  };
  expect(await counted(bruno)).toEqual({ written: 2, flags: 1, flaggedPosts: 1, held: 1 });
  expect(await counted(chidi)).toEqual({ written: 1, flags: 0, flaggedPosts: 0, held: 0 });
  await decide(bruno, posts[0]?.id ?? "", { action: "keep" });
  expect(await counted(chidi)).toEqual({ written: 1, flags: 1, flaggedPosts: 1, held: 0 });
});
