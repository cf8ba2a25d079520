import { afterEach, describe, expect, test } from "vitest";
import { signedOut, type Viewer } from "@/domain/viewer";
import type { NewAssignmentInput } from "@/domain/wire/assignment";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { restoreAssignment } from "@/operations/assignments/restore-assignment";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { editGroup } from "@/operations/groups/edit-group";
import { openHome } from "@/operations/groups/open-home";
import { markRead } from "@/operations/readings/mark-read";
import { openReading } from "@/operations/readings/open-reading";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";
import { BY_ID, surfacesOf, told } from "../../support/surfaces";

const PARAGRAPHS = [
  "One two three four.",
  "Five six seven eight.",
  "Nine ten.",
  "And one more.",
  "The last.",
];
const AFTER_ONE: NewAssignmentInput["see"] = { others: "after-own", own: 1 };
const HELD_BACK = "wisteria";

const say = (viewer: Viewer, reading: { id: string }, paragraph: number, markdown = HELD_BACK) =>
  annotate(viewer, reading, { passage: { paragraph }, body: { markdown } });

/** The first three paragraphs are assigned; what dora and bruno say there, and dora beyond them, is said before. */
async function buildRoom(
  wanted: Parameters<typeof assign>[2] = {},
  visibility: "public" | "private" = "private",
) {
  const room = await buildGroupReading({ paragraphs: PARAGRAPHS, visibility });
  const { ada, bruno, dora, reading } = room;
  const assignment = await assign(ada, reading, { from: 1, to: 3, see: AFTER_ONE, ...wanted });
  const under = await say(dora, reading, 2);
  const moderators = await say(bruno, reading, 3, "From whoever moderates");
  const beyond = await say(dora, reading, 4, "Beyond it");
  return { ...room, assignment, under, moderators, beyond };
}

async function sees(viewer: Viewer, { reading, under }: Awaited<ReturnType<typeof buildRoom>>) {
  const { items } = await listAnnotations(viewer, reading.id, { limit: 100 });
  return items.some(({ id }) => id === under.id);
}

const change = (room: Awaited<ReturnType<typeof buildRoom>>, edit: Parameters<typeof editAssignment>[2]) =>
  editAssignment(room.ada, room.assignment.id, edit);

afterEach(closePages);

describe("Post first, then see", () => {
  test("whoever has written as much of their own as is asked sees the others, and goes on seeing them", async () => {
    const room = await buildRoom({ see: { others: "after-own", own: 2 } });
    const { chidi, reading, assignment } = room;
    await say(chidi, reading, 1, "My first");
    expect(await sees(chidi, room)).toBe(false);
    expect((await findAssignment(chidi, assignment.id)).see).toEqual({
      ...{ others: "after-own", own: 2, at: null, revealed: false },
      isMet: false,
    });
    const second = await say(chidi, reading, 3, "My second");
    expect(await sees(chidi, room)).toBe(true);
    expect((await findAssignment(chidi, assignment.id)).see.isMet).toBe(true);
    await deleteAnnotation(chidi, second.id);
    expect(await sees(chidi, room)).toBe(true);
  });

  test.each([
    ["a note to oneself", { audience: "me" as const }],
    ["a bare highlight", { kind: "highlight" as const, body: undefined }],
    ["words beyond the stretch", { passage: { paragraph: 4 } }],
  ])("%s is not what is asked for", async (_, input) => {
    const room = await buildRoom();
    await annotate(room.chidi, room.reading, { passage: { paragraph: 1 }, ...input });
    expect(await sees(room.chidi, room)).toBe(false);
  });

  test("an answer to an organizer is not what is asked for", async () => {
    const room = await buildRoom();
    await reply(room.chidi, room.moderators, "Indeed");
    expect(await sees(room.chidi, room)).toBe(false);
  });

  test("the first words on one's own highlight are", async () => {
    const room = await buildRoom();
    const mark = { passage: { paragraph: 1 }, kind: "highlight" as const, body: undefined };
    const highlight = await annotate(room.chidi, room.reading, mark);
    await reply(room.chidi, highlight, "It is this that I mean");
    expect(await sees(room.chidi, room)).toBe(true);
  });

  test("two annotations sent at once count as two", async () => {
    const room = await buildRoom({ see: { others: "after-own", own: 2 } });
    await Promise.all([say(room.chidi, room.reading, 1, "One"), say(room.chidi, room.reading, 2, "Two")]);
    expect(await sees(room.chidi, room)).toBe(true);
  });

  test("one's own thread shows the answers that came before one may see the others", async () => {
    const room = await buildRoom({ see: { others: "after-own", own: 2 } });
    const own = await say(room.chidi, room.reading, 1, "My first");
    await reply(room.ada, own, "Go on");
    expect((await findAnnotation(room.chidi, own.id)).postCount).toBe(2);
  });

  test("what is asked for later is met at once by those who have written it already", async () => {
    const room = await buildRoom({ see: { others: "open" } });
    await say(room.chidi, room.reading, 1, "Before it was asked");
    await change(room, { see: AFTER_ONE });
    expect(await sees(room.chidi, room)).toBe(true);
    await change(room, { see: { own: 2 } });
    expect(await sees(room.chidi, room)).toBe(true);
  });

  test("of two assignments the stricter holds", async () => {
    const room = await buildRoom();
    await assign(room.ada, room.reading, { from: 2, to: 5, see: { others: "on-reveal" } });
    await say(room.chidi, room.reading, 1, "My own");
    expect(await sees(room.chidi, room)).toBe(false);
  });

  test("a withdrawn assignment keeps nothing back, and put back it does again", async () => {
    const room = await buildRoom();
    await withdrawAssignment(room.ada, room.assignment.id);
    expect(await sees(room.chidi, room)).toBe(true);
    await restoreAssignment(room.ada, room.assignment.id);
    expect(await sees(room.chidi, room)).toBe(false);
  });

  test("an organizer who sets no time for it is told so", async () => {
    const { ada, reading } = await buildRoom();
    const problem = { code: "assignment.see-needs-time", details: { field: "seeAt" } };
    await expect(assign(ada, reading, { see: { others: "at" } })).rejects.toMatchObject(problem);
  });
});

test("Others' words show from the time that was set", async () => {
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const room = await buildRoom({ see: { others: "at", at: soon } });
  await say(room.chidi, room.reading, 1, "My own");
  expect(await sees(room.chidi, room)).toBe(false);
  await change(room, { see: { at: new Date(Date.now() - 1000).toISOString() } });
  expect(await sees(room.chidi, room)).toBe(true);
});

test("Others' words show when an organizer says so, and the organizer can take that back", async () => {
  const room = await buildRoom({ see: { others: "on-reveal" } });
  expect(await sees(room.chidi, room)).toBe(false);
  await change(room, { see: { revealed: true } });
  expect(await sees(room.chidi, room)).toBe(true);
  await change(room, { see: { revealed: false } });
  expect(await sees(room.chidi, room)).toBe(false);
});

test("In an archived group nothing is kept back any more, since nobody can write or show it", async () => {
  const room = await buildRoom({ see: { others: "on-reveal" } }, "public");
  await editGroup(room.ada, room.group.slug, { archived: true });
  for (const viewer of [room.chidi, signedOut]) expect(await sees(viewer, room)).toBe(true);
});

test("A new rule begins anew, also where the words were shown before", async () => {
  const room = await buildRoom({ see: { others: "on-reveal" } });
  await change(room, { see: { revealed: true } });
  await change(room, { title: "Week one" });
  expect(await sees(room.chidi, room)).toBe(true);
  await change(room, { see: AFTER_ONE });
  expect(await sees(room.chidi, room)).toBe(false);
});

test("What was kept back counts as new once one may see it, whatever was read meanwhile", async () => {
  const room = await buildRoom();
  const { chidi, reading, moderators, beyond } = room;
  const numbers = [...moderators.posts, ...beyond.posts].flatMap(({ number }) => number ?? []);
  await markRead(chidi, reading.id, { posts: numbers });
  const unread = async () =>
    (await listAnnotations(chidi, reading.id, { isUnread: true, limit: 9 })).items.map(({ id }) => id);
  expect(await unread()).toEqual([]);
  await say(chidi, reading, 1, "My own");
  expect(await unread()).toEqual([room.under.id]);
});

describe("for each kind of viewer", () => {
  const due = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

  test.each([
    ["an organizer", "ada", true],
    ["a moderator", "bruno", true],
    ["a member to whom it is assigned", "chidi", false],
    ["its author", "dora", true],
    ["an observer, to whom nothing is assigned", "olive", true],
    ["somebody with an account", "mallory", false],
    ["somebody without one", "nobody", false],
  ] as const)("%s: %s", async (_, who, isSeen) => {
    const room = await buildRoom({ dueAt: due(1) }, "public");
    const viewers = { ...room, mallory: await buildViewer("mallory"), nobody: signedOut };
    expect(await sees(viewers[who], room)).toBe(isSeen);
    const { items } = await listAnnotations(viewers[who], room.reading.id, { limit: 100 });
    expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([room.moderators.id, room.beyond.id]));
  });

  test("members to whom it is not assigned see as usual", async () => {
    const room = await buildRoom({ see: { others: "open" } });
    await change(room, { see: AFTER_ONE, assignees: [room.memberIds.dora] });
    expect(await sees(room.chidi, room)).toBe(true);
  });

  test.each([
    ["once it is due", { dueAt: due(-1) }, true],
    ["never, where no time is set", {}, false],
    [
      "not before an organizer shows it, also when it is due",
      { dueAt: due(-1), see: { others: "on-reveal" } },
      false,
    ],
    [
      "from the time that is set, though it was due before",
      { dueAt: due(-1), see: { others: "at", at: due(1) } },
      false,
    ],
  ] as const)("people outside the group see it %s", async (_, wanted, isSeen) => {
    const room = await buildRoom(wanted as never, "public");
    expect(await sees(await buildViewer("mallory"), room)).toBe(isSeen);
    expect(await sees(signedOut, room)).toBe(isSeen);
  });
});

test("No surface shows a word of it, nor that it is there, to whom it is kept from; and each does to others", async () => {
  const room = await buildRoom({ see: { others: "on-reveal" } }, "public");
  const { reading, under, assignment } = room;
  await reply(room.ada, under, `${HELD_BACK} again`);

  const surfaces = surfacesOf(reading, under, { word: HELD_BACK, paragraph: 2 });
  const agenda = (viewer: Viewer) => openAgenda(viewer, assignment.id);

  for (const viewer of [room.chidi, await buildViewer("mallory"), signedOut])
    for (const [name, show] of Object.entries(surfaces)) {
      const shown = await told(show, viewer);
      expect(shown, name).not.toContain(HELD_BACK);
      expect(shown, name).not.toContain(under.id);
      if (BY_ID.includes(name)) {
        const missing = viewer === signedOut ? '"signed-out"' : '"not-found"';
        expect(shown, name).toBe(missing);
      }
    }
  expect(await told(agenda, room.chidi)).not.toContain(HELD_BACK);

  const { counts } = await openReading(room.chidi, reading.id);
  expect(Object.values(counts).reduce((all, { posts }) => all + posts, 0)).toBe(2);
  const fresh = async (viewer: Viewer) => {
    const home = await openHome(viewer);
    return JSON.stringify(home).match(/"fresh":(\d+)/)?.[1];
  };
  expect(await fresh(room.chidi)).toBe("2");

  for (const [name, show] of Object.entries(surfaces)) {
    if (name === "an answer" || name === "export as text") continue;
    const shown = await told(show, room.olive);
    expect(shown, name).toContain(name === "what is unread" ? under.id : HELD_BACK);
  }
  expect(await told(agenda, room.ada)).toContain(HELD_BACK);
  expect(await fresh(room.olive)).toBe("4");
});

test("The map counts for everybody what the rule lets them read", async () => {
  const room = await buildRoom({ see: { others: "after-own", own: 2 }, dueAt: null }, "public");
  const { ada, bruno, chidi, dora, olive, reading } = room;
  await reply(dora, room.moderators, "And this");
  await reply(ada, await say(chidi, reading, 2, "Mine"), "Yours");
  await annotate(chidi, reading, { passage: { paragraph: 3 }, audience: "me" });
  await say(dora, reading, 5);
  const viewers = {
    ada,
    bruno,
    chidi,
    dora,
    olive,
    mallory: await buildViewer("mallory"),
    nobody: signedOut,
  };
  await expectMapToAgree(reading, viewers);
});

describe("on a page that is open", () => {
  test("nothing of it arrives before one has written, and then the page asks anew", async () => {
    const room = await buildRoom();
    const { ada, chidi, dora, reading } = room;
    const page = await follow(chidi, reading);
    const kept = await say(dora, reading, 1);
    await reply(dora, kept, HELD_BACK);
    await deleteAnnotation(dora, kept.id);
    const open = await say(ada, reading, 3, "From the organizer");
    await page.hears(1);
    expect(JSON.stringify(page.heard)).toContain(open.id);
    expect(JSON.stringify(page.heard)).not.toContain(kept.id);

    await say(chidi, reading, 1, "My own");
    await page.hearsOf("refresh");
    const then = await say(dora, reading, 2, "Now that you see");
    await page.hears(4);
    expect(JSON.stringify(page.heard.at(-1))).toContain(then.id);
  });

  test("everybody's page asks anew when it is shown to all, and when it is kept back again", async () => {
    const room = await buildRoom({ see: { others: "on-reveal" } });
    const page = await follow(room.chidi, room.reading);
    await change(room, { see: { revealed: true } });
    await page.hears(1);
    await change(room, { see: { revealed: false } });
    await page.hears(2);
    expect(page.kinds()).toEqual(["refresh", "refresh"]);
  });
});
