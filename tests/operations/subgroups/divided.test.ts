import { eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { readings } from "@/db/schema/texts";
import { newId } from "@/domain/ids";
import { signedOut, type Viewer } from "@/domain/viewer";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { listDue } from "@/operations/assignments/list-due";
import { listProgress } from "@/operations/assignments/list-progress";
import { markDone } from "@/operations/assignments/mark-done";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { openHome } from "@/operations/groups/open-home";
import { openNextTerm } from "@/operations/groups/open-next-term";
import { deletePost } from "@/operations/posts/delete-post";
import { editReading } from "@/operations/readings/edit-reading";
import { openReading } from "@/operations/readings/open-reading";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { placeMembers } from "@/operations/subgroups/place-members";
import { renameSubgroup } from "@/operations/subgroups/rename-subgroup";
import { assign } from "../../support/build-assignment";
import { annotate, reply, seenBy } from "../../support/build-discussion";
import { buildGroup, buildViewer } from "../../support/build-group";
import { buildReading } from "../../support/build-reading";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";
import { BY_ID, surfacesOf, told } from "../../support/surfaces";

const PARAGRAPHS = ["One two three.", "Four five six.", "Seven eight.", "Nine.", "Ten."];
const AMONG_US = "wisteria";

/** Chidi and Dora are among the red, Emil and Olive among the blue, Fay in no subgroup. */
async function buildDivided(visibility: "public" | "private" = "private") {
  const { group, people, memberIds } = await buildGroup({
    visibility,
    members: {
      ...{ ada: "organizer", bruno: "moderator", chidi: "member", dora: "member", emil: "member" },
      ...{ fay: "member", olive: "observer" },
    },
  });
  const { ada } = people;
  const reading = await buildReading({ group, organizer: ada, paragraphs: PARAGRAPHS });
  const red = await addSubgroup(ada, group.slug, { name: "Red" });
  const blue = await addSubgroup(ada, group.slug, { name: "Blue" });
  const places = { chidi: red, dora: red, emil: blue, olive: blue } as const;
  await placeMembers(
    ada,
    group.slug,
    Object.entries(places).map(([who, subgroup]) => ({
      member: memberIds[who as keyof typeof places],
      subgroup,
    })),
  );
  const divide = (divided: boolean) => editReading(ada, reading.id, { divided });
  const move = (who: keyof typeof memberIds, subgroup: string | null) =>
    placeMembers(ada, group.slug, [{ member: memberIds[who], subgroup }]);
  await divide(true);
  return { ...people, group, memberIds, reading, red, blue, divide, move };
}

const say = (viewer: Viewer, reading: { id: string }, paragraph = 2, markdown = AMONG_US) =>
  annotate(viewer, reading, { passage: { paragraph }, body: { markdown } });

const sees = async (viewer: Viewer, reading: { id: string }, { id }: { id: string }) =>
  (await seenBy(viewer, reading)).some((one) => one.id === id);

afterEach(closePages);

describe("In a divided reading", () => {
  test("what a member writes is for their subgroup, and says so", async () => {
    const { chidi, dora, emil, fay, olive, ada, bruno, reading, red } = await buildDivided();
    const thread = await say(chidi, reading);
    expect(thread).toMatchObject({ audience: "subgroup", subgroup: { id: red, name: "Red" } });
    for (const viewer of [chidi, dora, ada, bruno]) expect(await sees(viewer, reading, thread)).toBe(true);
    for (const viewer of [emil, fay, olive]) expect(await sees(viewer, reading, thread)).toBe(false);
    await reply(dora, thread, "Among us");
    expect((await seenBy(chidi, reading))[0]?.postCount).toBe(2);
  });

  test("what those write who moderate, or are in no subgroup, reaches all", async () => {
    const { ada, bruno, fay, chidi, emil, olive, reading } = await buildDivided();
    for (const author of [ada, bruno, fay]) {
      const thread = await say(author, reading);
      expect(thread).toMatchObject({ audience: "group", subgroup: null });
      for (const viewer of [chidi, emil, olive]) expect(await sees(viewer, reading, thread)).toBe(true);
    }
  });

  test("a note to oneself stays one, and what was said before stays everybody's", async () => {
    const { chidi, dora, emil, reading, divide } = await buildDivided();
    await divide(false);
    const before = await say(chidi, reading);
    await divide(true);
    const note = await annotate(chidi, reading, { passage: { paragraph: 1 }, audience: "me" });
    expect(note.audience).toBe("me");
    expect(await sees(dora, reading, note)).toBe(false);
    expect(await sees(emil, reading, before)).toBe(true);
  });

  test("sent again under its id it is answered with what is there, also after the reading was divided", async () => {
    const { chidi, reading, divide } = await buildDivided();
    const id = "01890000-0000-7000-8000-000000000001";
    const sent = { id, passage: { paragraph: 2 }, body: { markdown: "Once" } };
    await annotate(chidi, reading, sent);
    await divide(false);
    expect((await annotate(chidi, reading, sent)).id).toBe(id);
    expect((await seenBy(chidi, reading)).length).toBe(1);
  });

  test("what is sent while an organizer divides it is for the subgroup, and for nobody else", async () => {
    const { chidi, emil, reading, red, divide } = await buildDivided();
    await divide(false);
    let sending: ReturnType<typeof say> | undefined;
    await database().transaction(async (tx) => {
      await tx.update(readings).set({ isDivided: true }).where(eq(readings.id, reading.id));
      sending = say(chidi, reading);
      const waiting = () =>
        database().execute(sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
    });
    const thread = await sending;
    expect(thread).toMatchObject({ audience: "subgroup", subgroup: { id: red } });
    expect(await seenBy(emil, reading)).toEqual([]);
  });

  test("whoever is moved reads with the others, and keeps their own threads", async () => {
    const { chidi, dora, reading, blue, move, emil } = await buildDivided();
    const [own, hers, his] = [await say(chidi, reading), await say(dora, reading), await say(emil, reading)];
    await move("chidi", blue);
    expect(await sees(chidi, reading, own)).toBe(true);
    expect(await sees(chidi, reading, hers)).toBe(false);
    expect(await sees(chidi, reading, his)).toBe(true);
    expect((await say(chidi, reading)).subgroup?.name).toBe("Blue");
  });
});

describe("Brought together", () => {
  test("all members read what was said in each subgroup; strangers do not, also where the group is public", async () => {
    const { chidi, emil, fay, olive, reading, divide } = await buildDivided("public");
    const thread = await say(chidi, reading);
    await divide(false);
    for (const viewer of [emil, fay, olive]) expect(await sees(viewer, reading, thread)).toBe(true);
    for (const viewer of [await buildViewer("mallory"), signedOut])
      expect(await sees(viewer, reading, thread)).toBe(false);
    await reply(emil, thread, "So you said this");
    expect(await say(emil, reading)).toMatchObject({ audience: "group" });
  });

  test("and divided again each has its own again", async () => {
    const { chidi, emil, reading, divide } = await buildDivided();
    const thread = await say(chidi, reading);
    await divide(false);
    await divide(true);
    expect(await sees(emil, reading, thread)).toBe(false);
  });
});

test("No surface shows a word of it, nor that it is there, to other subgroups and strangers; each does to one's own", async () => {
  const { ada, chidi, dora, emil, fay, reading } = await buildDivided("public");
  const assignment = await assign(ada, reading, { from: 1, to: 3 });
  const thread = await say(chidi, reading);
  await reply(chidi, thread, `${AMONG_US} again`);
  const surfaces = surfacesOf(reading, thread, { word: AMONG_US, paragraph: 2 });
  for (const viewer of [emil, fay, await buildViewer("mallory"), signedOut])
    for (const [name, show] of Object.entries(surfaces)) {
      const shown = await told(show, viewer);
      expect(shown, name).not.toContain(AMONG_US);
      expect(shown, name).not.toContain(thread.id);
      if (BY_ID.includes(name)) expect(shown).toBe(viewer === signedOut ? '"signed-out"' : '"not-found"');
    }
  const agenda = (viewer: Viewer) => openAgenda(viewer, assignment.id);
  expect(await told(agenda, emil)).not.toContain(AMONG_US);
  expect(Object.keys((await openReading(emil, reading.id)).counts)).toEqual([]);
  expect(JSON.stringify(await openHome(emil))).toContain('"fresh":0');

  for (const [name, show] of Object.entries(surfaces)) {
    if (name === "an answer" || name === "export as text") continue;
    expect(await told(show, dora), name).toContain(name === "what is unread" ? thread.id : AMONG_US);
  }
  expect(await told(agenda, dora)).toContain(AMONG_US);
  expect(await told(agenda, ada)).toContain(AMONG_US);
  expect(JSON.stringify(await openHome(dora))).toContain('"fresh":2');
});

test("What counts towards an assignment is also what one wrote for one's subgroup", async () => {
  const { ada, chidi, dora, emil, reading } = await buildDivided();
  const assignment = await assign(ada, reading, {
    ...{ from: 1, to: 3, see: { others: "after-own", own: 1 } },
    targets: { annotations: 2, replies: 1, readToEnd: false },
  });
  const [hers, his] = [await say(dora, reading), await say(emil, reading)];
  expect(await sees(chidi, reading, hers)).toBe(false);
  await say(chidi, reading, 1, "My own");
  expect(await sees(chidi, reading, hers)).toBe(true);
  expect(await sees(chidi, reading, his)).toBe(false);
  await reply(chidi, hers, "And this");
  expect((await findAssignment(chidi, assignment.id)).mine).toMatchObject({
    annotations: 1,
    replies: 1,
  });
});

test("What is assigned to a subgroup is for whoever is in it, also when they came later", async () => {
  const { ada, chidi, dora, emil, fay, olive, group, reading, red, blue, move } = await buildDivided();
  const assignment = await assign(ada, reading, {
    ...{ from: 1, to: 3, assignees: { subgroups: [red, red] }, see: { others: "after-own", own: 1 } },
  });
  const mine = async (viewer: Viewer) => (await findAssignment(viewer, assignment.id)).mine !== null;
  expect((await findAssignment(ada, assignment.id)).assignees).toEqual({ subgroups: [red] });
  expect((await findAssignment(chidi, assignment.id)).assignees).toBe("some");
  expect(await Promise.all([chidi, dora, emil, olive, ada].map(mine))).toEqual([
    ...[true, true],
    ...[false, false, false],
  ]);
  await markDone(chidi, assignment.id, true);
  await expect(markDone(emil, assignment.id, true)).rejects.toMatchObject({ code: "forbidden" });
  const rows = async () =>
    (await listProgress(ada, assignment.id, { limit: 9 })).items.map(({ member }) => member.name).toSorted();
  expect(await rows()).toEqual(["chidi", "dora"]);
  expect(
    new Set((await listProgress(ada, assignment.id, { limit: 9 })).items.map(({ subgroup }) => subgroup)),
  ).toEqual(new Set(["Red"]));
  expect((await listDue(dora)).length).toBe(1);
  expect((await listDue(emil)).length).toBe(0);

  await say(ada, reading, 1, "To all");
  const hers = await say(dora, reading, 2);
  expect(await sees(chidi, reading, hers)).toBe(false);
  await move("emil", red);
  expect(await mine(emil)).toBe(true);
  expect(await sees(emil, reading, hers)).toBe(false);
  await say(emil, reading, 1, "My own");
  expect(await sees(emil, reading, hers)).toBe(true);
  expect(await rows()).toEqual(["chidi", "dora", "emil"]);
  await say(fay, reading, 3, "Before I came");
  await move("fay", red);
  expect(await sees(fay, reading, hers)).toBe(true);

  const changed = await editAssignment(ada, assignment.id, { assignees: { subgroups: [blue] } });
  expect(changed.assignees).toEqual({ subgroups: [blue] });
  expect(await mine(chidi)).toBe(false);
  await expect(
    editAssignment(ada, assignment.id, { assignees: { subgroups: [newId()] } }),
  ).rejects.toMatchObject({ code: "assignment.not-a-subgroup" });
  await editAssignment(ada, assignment.id, { assignees: "all" });
  expect(await mine(emil)).toBe(true);
  const term = await openNextTerm(ada, group.slug);
  expect(term.assignments.map(({ assignees }) => assignees)).toEqual(["all"]);
});

test("The map counts for everybody what the rule lets them read, divided, together, moved, and taken back", async () => {
  const room = await buildDivided("public");
  const { ada, bruno, chidi, dora, emil, fay, olive, reading, divide, move, blue } = room;
  const viewers = { ada, bruno, chidi, dora, emil, fay, olive };
  const outside = { mallory: await buildViewer("mallory"), nobody: signedOut };
  const agree = () => expectMapToAgree(reading, { ...viewers, ...outside });
  const threads = [];
  for (const viewer of [ada, bruno, chidi, dora, emil, fay])
    for (const paragraph of [1, 2]) threads.push(await say(viewer, reading, paragraph));
  await annotate(emil, reading, { passage: { paragraph: 2 }, audience: "me" });
  await reply(ada, threads[4] as (typeof threads)[0], "Yes");
  const answer = await reply(dora, threads[4] as (typeof threads)[0], "No");
  await agree();
  await move("chidi", blue);
  await agree();
  await divide(false);
  await agree();
  await divide(true);
  await deletePost(dora, answer.id);
  await deleteAnnotation(emil, threads[8]?.id ?? "");
  await agree();
});

describe("on a page that is open", () => {
  test("nothing arrives of what another subgroup writes, and all of one's own does", async () => {
    const { ada, chidi, dora, emil, reading } = await buildDivided();
    const [hers, his] = [await follow(dora, reading), await follow(emil, reading)];
    const thread = await say(chidi, reading);
    await reply(chidi, thread, AMONG_US);
    await deleteAnnotation(chidi, thread.id);
    const open = await say(ada, reading, 3, "From the organizer");
    await his.hears(1);
    expect(JSON.stringify(his.heard)).toContain(open.id);
    expect(JSON.stringify(his.heard)).not.toContain(thread.id);
    await hers.hears(4);
    expect(JSON.stringify(hers.heard)).toContain(thread.id);
  });

  test("the page asks anew when one is moved, and when the subgroups are brought together", async () => {
    const { chidi, emil, fay, reading, move, divide, red } = await buildDivided();
    const [his, theirs] = [await follow(emil, reading), await follow(fay, reading)];
    await move("emil", red);
    await his.hearsOf("refresh");
    const then = await say(chidi, reading);
    await his.hears(2);
    expect(JSON.stringify(his.heard.at(-1))).toContain(then.id);
    expect(theirs.kinds()).toEqual([]);
    await divide(false);
    await theirs.hearsOf("refresh");
  });

  test("the page asks anew when a subgroup is renamed, since threads bear its name", async () => {
    const { ada, dora, group, reading, red } = await buildDivided();
    const page = await follow(dora, reading);
    await renameSubgroup(ada, group.slug, red, { name: "Crimson" });
    await page.hearsOf("refresh");
  });
});
