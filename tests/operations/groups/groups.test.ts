import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { ASKED_SLUGS, GROUPS_MADE, SLUG_LENGTH } from "@/domain/limits";
import { Conflict, Forbidden, NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { newGroup } from "@/domain/wire/group";
import { createGroup } from "@/operations/groups/create-group";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { listMyGroups, listOpenToAll } from "@/operations/groups/list-groups";
import { buildGroup } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { statementsDuring } from "../../support/statements";

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

  test("asks no more of the database where many groups are named so already", async () => {
    const ada = await buildUser({ name: "ada" });
    const { id } = await createGroup(ada, wanted("Crowd"));
    await database().execute(sql`
      insert into groups (id, slug, name, description, admission, visibility, time_zone)
      select gen_random_uuid(), 'crowd-' || n, name, description, admission, visibility, time_zone
      from groups, generate_series(2, 500) n where id = ${id}`);
    let made = "";
    const asked = await statementsDuring(async () => {
      made = (await createGroup(ada, wanted("Crowd"))).slug;
    });
    expect(made).toBe("crowd-501");
    expect(asked).toBeGreaterThan(3);
    expect(asked).toBeLessThan(20);
  });

  test("numbers slugs that are as long as they may be", async () => {
    const ada = await buildUser({ name: "ada" });
    const long = "a".repeat(SLUG_LENGTH);
    const made = [];
    for (let number = 0; number < 11; number++) made.push((await createGroup(ada, wanted(long))).slug);
    expect(made).toEqual([
      long,
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${long.slice(2)}-${n}`),
      `${long.slice(3)}-10`,
      `${long.slice(3)}-11`,
    ]);
  });

  test("tells of a private group's slug no more than of a page's, and proposes a free one", async () => {
    const [ada, eve] = [await buildUser({ name: "ada" }), await buildUser({ name: "eve" })];
    await createGroup(ada, wanted("Secret", "circle"));
    await createGroup(ada, wanted("Secret", "circle-2"));
    const refusal = (slug: string) =>
      createGroup(eve, wanted("Mine", slug)).catch(({ code, values }) => ({ code, values }));

    const code = "group.slug-taken";
    expect(await refusal("circle")).toEqual({ code, values: { slug: "circle", free: "circle-3" } });
    expect(await refusal("new")).toEqual({ code, values: { slug: "new", free: "new-2" } });
  });

  test("does not tell slugs that are taken from free ones to somebody who tries very many", async () => {
    const [ada, eve] = [await buildUser({ name: "ada" }), await buildUser({ name: "eve" })];
    await createGroup(ada, wanted("Secret", "hidden"));
    const tries = (slug: string) => createGroup(eve, wanted("Mine", slug)).catch(({ code }) => code);
    for (let tried = 0; tried < ASKED_SLUGS.points; tried++)
      expect(await tries("hidden")).toBe("group.slug-taken");
    for (const slug of ["hidden", "new", "certainly-free"]) expect(await tries(slug)).toBe("too-many");
    expect(await createGroup(eve, wanted("Mine"))).toMatchObject({ slug: "mine" });
  });

  test("has an end for one person in one day, and none for whoever runs the site", async () => {
    const ada = await buildUser({ name: "ada" });
    await countTowardsLimit(database(), `groups-made:${ada.userId}`, {
      ...GROUPS_MADE,
      points: GROUPS_MADE.points - 1,
    });
    await createGroup(ada, wanted("The last"));
    await expect(createGroup(ada, wanted("One more"))).rejects.toMatchObject({ code: "group.too-many" });
    await createGroup({ ...ada, by: { kind: "command-line" } }, wanted("By command"));
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

  test("public ones are found by words in their names or descriptions, and others are not", async () => {
    const made = async (name: string, description: string, visibility: "public" | "private" = "public") =>
      (await createGroup(await buildUser(), newGroup.parse({ name, description, visibility }))).slug;
    const slugs = [
      await made("Quince Readers", "We read Montaigne, slowly."),
      await made("Slow quinces", "100 % on foot_notes"),
      await made("Hidden quinces", "We read Montaigne, too.", "private"),
    ];
    const archived = await made("Quinces of old", "Montaigne again.");
    await database().execute(sql`update groups set archived_at = now() where slug = ${archived}`);
    const found = async (q: string) =>
      (await listOpenToAll(signedOut, { q, limit: 100 })).items.map(({ slug }) => slug);

    expect(await found("QUINCE")).toEqual([slugs[1], slugs[0]]);
    expect(await found("montaigne  quince")).toEqual([slugs[0]]);
    expect(await found("quince %")).toEqual([slugs[1]]);
    expect(await found("t_n quince")).toEqual([slugs[1]]);
    expect(await found("quince \\")).toEqual([]);
    const first = await listOpenToAll(signedOut, { q: "quince", limit: 1 });
    const rest = await listOpenToAll(signedOut, { q: "quince", limit: 1, after: first.next ?? "" });
    expect([...first.items, ...rest.items].map(({ slug }) => slug)).toEqual([slugs[1], slugs[0]]);
    expect(rest.next).toBeNull();
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
