import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/domain/ids";
import { GROUP_NAME_LENGTH, SUBGROUPS_MOST } from "@/domain/limits";
import { shareOut } from "@/domain/share-out";
import { newSubgroup } from "@/domain/wire/subgroup";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { editMember } from "@/operations/members/edit-member";
import { leaveGroup } from "@/operations/members/leave-group";
import { listMembers } from "@/operations/members/list-members";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { divideEvenly } from "@/operations/subgroups/divide-evenly";
import { listSubgroups } from "@/operations/subgroups/list-subgroups";
import { moveEverybody } from "@/operations/subgroups/move-everybody";
import { openSubgroups } from "@/operations/subgroups/open-subgroups";
import { placeMembers } from "@/operations/subgroups/place-members";
import { removeSubgroup } from "@/operations/subgroups/remove-subgroup";
import { renameSubgroup } from "@/operations/subgroups/rename-subgroup";
import { restoreSubgroup } from "@/operations/subgroups/restore-subgroup";
import { assign } from "../../support/build-assignment";
import { type BuiltGroup, buildGroup, takeIn } from "../../support/build-group";
import { buildReading } from "../../support/build-reading";

const PEOPLE = {
  ada: "organizer",
  bruno: "moderator",
  chidi: "member",
  dora: "member",
  emil: "member",
  fay: "member",
  olive: "observer",
  gone: "left",
} as const;

let built: BuiltGroup<keyof typeof PEOPLE>;
const who = () => ({ ...built.people, slug: built.group.slug, ids: built.memberIds });

beforeEach(async () => {
  built = await buildGroup({ members: PEOPLE });
});

async function sizes() {
  const { ada, slug } = who();
  const { items } = await listSubgroups(ada, slug);
  return Object.fromEntries(items.map(({ name, memberCount }) => [name, memberCount]));
}

const add = (name: string) => addSubgroup(who().ada, who().slug, { name });

describe("An organizer makes subgroups", () => {
  test("and names them, each name once, however it is written", async () => {
    const { ada, slug } = who();
    const red = await add("Red");
    await expect(add("RED")).rejects.toMatchObject({ code: "subgroup.name-taken", values: { name: "RED" } });
    await renameSubgroup(ada, slug, red, { name: "Reds" });
    await renameSubgroup(ada, slug, red, { name: "reds" });
    await add("Red");
    await expect(renameSubgroup(ada, slug, red, { name: "red" })).rejects.toMatchObject({
      code: "subgroup.name-taken",
    });
    expect(await sizes()).toEqual({ reds: 0, Red: 0 });
  });

  test("two who make one of the same name at once make one", async () => {
    const both = await Promise.allSettled([add("Red"), add("red")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("and sent again under the same id it is one", async () => {
    const { ada, slug } = who();
    const id = newId();
    await addSubgroup(ada, slug, { name: "Red" }, id);
    await addSubgroup(ada, slug, { name: "Red" }, id);
    expect(await sizes()).toEqual({ Red: 0 });
  });

  test("nobody else does", async () => {
    const { bruno, chidi, slug } = who();
    for (const viewer of [bruno, chidi])
      await expect(addSubgroup(viewer, slug, { name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("Members are put into subgroups", () => {
  test("one by one, from one into another, and out of any", async () => {
    const { ada, chidi, slug, ids } = who();
    const [red, blue] = [await add("Red"), await add("Blue")];
    await placeMembers(ada, slug, [
      { member: ids.chidi, subgroup: red },
      { member: ids.dora, subgroup: red },
      { member: ids.olive, subgroup: blue },
    ]);
    expect(await sizes()).toEqual({ Red: 2, Blue: 1 });
    await editMember(ada, slug, ids.dora, { subgroup: blue });
    await editMember(ada, slug, ids.chidi, { subgroup: null });
    expect(await sizes()).toEqual({ Red: 0, Blue: 2 });
    const { items } = await listMembers(chidi, slug, { limit: 100 });
    const places = Object.fromEntries(items.map(({ name, subgroup }) => [name, subgroup]));
    expect(places).toMatchObject({ chidi: null, dora: blue, olive: blue });
  });

  test("all of a form or nothing of it", async () => {
    const { ada, slug, ids } = who();
    const red = await add("Red");
    const good = { member: ids.chidi, subgroup: red };
    const gone = { member: ids.gone, subgroup: red };
    await expect(placeMembers(ada, slug, [good, gone])).rejects.toMatchObject({ code: "member.not-active" });
    const unknown = { member: ids.dora, subgroup: newId() };
    await expect(placeMembers(ada, slug, [good, unknown])).rejects.toMatchObject({
      code: "subgroup.not-there",
    });
    expect(await sizes()).toEqual({ Red: 0 });
  });

  test("never into another group's", async () => {
    const { ada, slug, ids } = who();
    const other = await buildGroup({ members: { eve: "organizer" } });
    const theirs = await addSubgroup(other.people.eve, other.group.slug, { name: "Theirs" });
    await expect(placeMembers(ada, slug, [{ member: ids.chidi, subgroup: theirs }])).rejects.toMatchObject({
      code: "subgroup.not-there",
    });
    await expect(
      placeMembers(other.people.eve, other.group.slug, [{ member: ids.chidi, subgroup: theirs }]),
    ).rejects.toMatchObject({ code: "member.not-active" });
    await expect(renameSubgroup(ada, slug, theirs, { name: "Ours" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("by lot and evenly, those who are in none and write: the others stay where they are", async () => {
    const { ada, slug, ids } = who();
    const red = await add("Red");
    await add("Blue");
    await placeMembers(ada, slug, [{ member: ids.chidi, subgroup: red }]);
    await divideEvenly(ada, slug);
    expect(await sizes()).toEqual({ Red: 2, Blue: 2 });
    const { members } = await openSubgroups(ada, slug, { limit: 100 });
    const places = Object.fromEntries(members.map(({ name, subgroup }) => [name, subgroup]));
    expect(places).toMatchObject({ chidi: red, ada: null, bruno: null, olive: null });
  });

  test("without a subgroup there is nothing to share out", async () => {
    const { ada, slug } = who();
    await expect(divideEvenly(ada, slug)).rejects.toMatchObject({ code: "subgroup.none" });
  });
});

describe("A subgroup is removed", () => {
  test("once nobody is in it, and put back as it was", async () => {
    const { ada, slug, ids } = who();
    const [red, blue] = [await add("Red"), await add("Blue")];
    await placeMembers(ada, slug, [{ member: ids.chidi, subgroup: red }]);
    await expect(removeSubgroup(ada, slug, red)).rejects.toMatchObject({
      code: "subgroup.not-empty",
      values: { name: "Red", count: 1 },
    });
    await moveEverybody(ada, slug, { from: red, to: blue });
    await removeSubgroup(ada, slug, red);
    expect(await sizes()).toEqual({ Blue: 1 });
    expect((await openSubgroups(ada, slug, { limit: 9, removed: red })).removed).toEqual({
      id: red,
      name: "Red",
    });
    await restoreSubgroup(ada, slug, red);
    expect(await sizes()).toEqual({ Red: 0, Blue: 1 });
  });

  test("and whoever had left from it comes back into none", async () => {
    const { ada, chidi, slug, ids } = who();
    const red = await add("Red");
    await placeMembers(ada, slug, [{ member: ids.chidi, subgroup: red }]);
    await leaveGroup(chidi, slug, {});
    await removeSubgroup(ada, slug, red);
    await takeIn(ada, slug, { handle: chidi.handle });
    const { members } = await openSubgroups(ada, slug, { limit: 100 });
    expect(members.find(({ id }) => id === ids.chidi)).toMatchObject({ subgroup: null });
    await restoreSubgroup(ada, slug, red);
    expect(await sizes()).toEqual({ Red: 0 });
  });

  test("not while something is assigned to it that is not over", async () => {
    const { ada, slug } = who();
    const red = await add("Red");
    const reading = await buildReading({ group: built.group, organizer: ada });
    const assignment = await assign(ada, reading, { assignees: { subgroups: [red] } });
    await expect(removeSubgroup(ada, slug, red)).rejects.toMatchObject({ code: "subgroup.is-assigned" });
    const past = new Date(Date.now() - 60_000).toISOString();
    await editAssignment(ada, assignment.id, { dueAt: past });
    await removeSubgroup(ada, slug, red);
  });

  test("and there are never too many, whichever way they come", async () => {
    const { ada, slug } = who();
    const first = await add("0");
    for (let n = 1; n < SUBGROUPS_MOST; n++) await add(String(n));
    await expect(add("One more")).rejects.toMatchObject({ code: "subgroup.too-many" });
    await removeSubgroup(ada, slug, first);
    await add("One more");
    await expect(restoreSubgroup(ada, slug, first)).rejects.toMatchObject({ code: "subgroup.too-many" });
  });

  test("and not put back under a name that another bears by now", async () => {
    const { ada, slug } = who();
    const red = await add("Red");
    await removeSubgroup(ada, slug, red);
    await add("red");
    await expect(restoreSubgroup(ada, slug, red)).rejects.toMatchObject({ code: "subgroup.name-taken" });
  });
});

test.each(["", " ", "x".repeat(GROUP_NAME_LENGTH + 1)])("%j is no name for one", (name) => {
  expect(newSubgroup.safeParse({ name }).success).toBe(false);
});

test.each([
  [7, [0, 0, 0]],
  [5, [3, 0, 1]],
  [2, [9, 1, 1]],
  [0, [1, 2, 3]],
])("%i people shared out into subgroups of %j go where the fewest are", (count, before) => {
  const people = Array.from({ length: count }, (_, n) => n);
  const places = before.map((memberCount, n) => ({ id: String(n), memberCount }));
  for (let draw = 0; draw < 5; draw++) {
    const shares = shareOut(people, places, (n) => draw % n);
    expect([...shares.values()].flat().toSorted()).toEqual(people.map(Number).toSorted());
    const after = before.map((size, n) => size + (shares.get(String(n))?.length ?? 0));
    const grown = after.filter((size, n) => size > (before[n] ?? 0));
    if (grown.length > 0) expect(Math.max(...grown) - Math.min(...after)).toBeLessThanOrEqual(1);
  }
});
