import { describe, expect, test } from "vitest";
import { Conflict, Forbidden, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { newGroup } from "@/domain/wire/group";
import { createGroup } from "@/operations/groups/create-group";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { listMyGroups, listOpenToAll } from "@/operations/groups/list-groups";
import { buildGroup } from "../../support/build-group";
import { buildUser } from "../../support/cast";

const wanted = (name: string, slug?: string) => newGroup.parse({ name, slug });

describe("creating a group", () => {
  test("makes its creator the organizer, and its slug from the name", async () => {
    const ada = await buildUser({ name: "ada" });

    const { slug } = await createGroup(ada, wanted("  Café \n & Kant "));

    expect(slug).toBe("cafe-kant");
    const group = await findGroup(ada, slug);
    expect(group).toMatchObject({ name: "Café & Kant", memberCount: 1, readingCount: 0, timeZone: "UTC" });
    expect(group).toMatchObject({ admission: "by-invitation", visibility: "private", version: 1 });
    expect(group.membership).toMatchObject({ role: "organizer", state: "active" });
  });

  test("numbers slugs of the same name, also when many are made at once", async () => {
    const ada = await buildUser({ name: "ada" });

    const made = await Promise.all(Array.from({ length: 8 }, () => createGroup(ada, wanted("Twins"))));

    expect(new Set(made.map(({ slug }) => slug)).size).toBe(8);
    expect(made.map(({ slug }) => slug)).toContain("twins-8");
  });

  test("gives a slug that was asked for, once", async () => {
    const ada = await buildUser({ name: "ada" });
    expect(await createGroup(ada, wanted("One", "the-one"))).toMatchObject({ slug: "the-one" });
    await expect(createGroup(ada, wanted("Two", "the-one"))).rejects.toThrow(Conflict);
  });

  test("tells of a private group's slug no more than of a page's, proposes a free one, and not for long", async () => {
    const [ada, eve] = [await buildUser({ name: "ada" }), await buildUser({ name: "eve" })];
    await createGroup(ada, wanted("Secret", "circle"));
    await createGroup(ada, wanted("Secret", "circle-2"));
    const refusal = (slug: string) =>
      createGroup(eve, wanted("Mine", slug)).catch(({ code, values }) => ({ code, values }));

    const code = "group.slug-taken";
    expect(await refusal("circle")).toEqual({ code, values: { slug: "circle", free: "circle-3" } });
    expect(await refusal("new")).toEqual({ code, values: { slug: "new", free: "new-2" } });
    for (let tried = 2; tried < 20; tried++) expect(await refusal("circle")).toMatchObject({ code });
    for (const slug of ["circle", "new"]) expect(await refusal(slug)).toMatchObject({ code: "too-many" });
    expect(await createGroup(eve, wanted("Mine", "circle-3"))).toMatchObject({ slug: "circle-3" });
  });

  test("takes the time zone of its creator", async () => {
    const ada = { ...(await buildUser({ name: "ada" })), timeZone: "Asia/Tokyo" };
    const { slug } = await createGroup(ada, wanted("Tokyo"));
    expect(await findGroup(ada, slug)).toMatchObject({ timeZone: "Asia/Tokyo" });
  });

  test("is for people who are signed in", async () => {
    await expect(createGroup(signedOut, wanted("Nobody's"))).rejects.toThrow(SignedOut);
  });

  test.each([
    ["读书会", "group"],
    ["new", "new-group"],
    ["!!!", "group"],
    ["Ça va, Œuvre №1", "ca-va-uvre-no1"],
  ])("%s has the slug %s", async (name, slug) => {
    const ada = await buildUser({ name: "ada" });
    expect((await createGroup(ada, wanted(name))).slug).toMatch(new RegExp(`^${slug}(-\\d+)?$`));
  });
});

describe("editing a group", () => {
  test("an organizer changes what they name, and the rest stays", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });

    await editGroup(people.ada, group.slug, { description: "Slowly", version: 1 });

    const edited = await findGroup(people.ada, group.slug);
    expect(edited).toMatchObject({ name: "Walden Readers", description: "Slowly", version: 2 });
  });

  test("a stale edit is refused with the state as it is", async () => {
    const { group, people } = await buildGroup({ members: { ada: "organizer" } });
    await editGroup(people.ada, group.slug, { name: "First" });

    const late = editGroup(people.ada, group.slug, { name: "Second", version: 1 });

    await expect(late).rejects.toMatchObject({ code: "stale", details: { current: { name: "First" } } });
  });

  test.each(["moderator", "member", "observer"] as const)("a %s may not", async (role) => {
    const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: role } });
    await expect(editGroup(people.bruno, group.slug, { name: "Mine" })).rejects.toThrow(Forbidden);
  });
});

describe("a private group is joined by invitation, whatever else is asked for", () => {
  test("when it is created, and when it becomes private", async () => {
    const ada = await buildUser({ name: "ada" });
    const { slug } = await createGroup(ada, newGroup.parse({ name: "Odd", admission: "open" }));
    expect(await findGroup(ada, slug)).toMatchObject({ visibility: "private", admission: "by-invitation" });

    await editGroup(ada, slug, { visibility: "public", admission: "open" });
    expect(await findGroup(ada, slug)).toMatchObject({ visibility: "public", admission: "open" });
    await editGroup(ada, slug, { visibility: "private" });
    await editGroup(ada, slug, { admission: "on-request" });
    await editGroup(ada, slug, { visibility: "public" });
    expect(await findGroup(ada, slug)).toMatchObject({ visibility: "public", admission: "by-invitation" });
  });
});

describe("who knows of a group", () => {
  test.each([
    ["organizer", true],
    ["moderator", true],
    ["member", true],
    ["observer", true],
    ["pending", false],
    ["left", false],
    ["removed", false],
    ["banned", false],
  ] as const)("a private one: %s %s", async (place, isKnown) => {
    const { group, people } = await buildGroup({ members: { bruno: place } });

    const found = findGroup(people.bruno, group.slug);

    if (isKnown) expect(await found).toMatchObject({ id: group.id });
    else await expect(found).rejects.toThrow(NotFound);
    const mine = await listMyGroups(people.bruno, { limit: 50 });
    expect(mine.items.map(({ id }) => id).includes(group.id)).toBe(isKnown);
  });

  test("a private one is not there for strangers, and signed-out people are asked to sign in", async () => {
    const { group } = await buildGroup({ members: {} });
    const stranger = await buildUser({ name: "stranger" });

    await expect(findGroup(stranger, group.slug)).rejects.toThrow(NotFound);
    await expect(findGroup(signedOut, group.slug)).rejects.toThrow(SignedOut);
    await expect(findGroup(signedOut, "no-such-group")).rejects.toThrow(SignedOut);
    const open = await listOpenToAll(stranger, { limit: 100 });
    expect(open.items.map(({ id }) => id)).not.toContain(group.id);
  });

  test("a public one is there for everybody", async () => {
    const { group } = await buildGroup({ visibility: "public", members: {} });

    expect(await findGroup(signedOut, group.slug)).toMatchObject({ id: group.id, membership: null });
    const open = await listOpenToAll(signedOut, { limit: 100 });
    expect(open.items.map(({ id }) => id)).toContain(group.id);
  });

  test("lists come in pages", async () => {
    const ada = await buildUser({ name: "ada" });
    for (const name of ["One", "Two", "Three"]) await createGroup(ada, wanted(name));

    const first = await listMyGroups(ada, { limit: 2 });
    const rest = await listMyGroups(ada, { limit: 2, after: first.next ?? "" });

    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(["Three", "Two", "One"]);
    expect(rest.next).toBeNull();
  });
});
