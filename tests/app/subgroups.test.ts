import { expect, test } from "vitest";
import { newId } from "@/domain/ids";
import { buildGroup } from "../support/build-group";
import { ask } from "./ask";

const all = "/groups/{slug}/subgroups";
const one = `${all}/{subgroup}`;

async function build() {
  const members = {
    ada: "organizer",
    chidi: "member",
    dora: "member",
    emil: "member",
    fay: "member",
  } as const;
  const { group, people, memberIds } = await buildGroup({ members });
  const { slug } = group;
  const add = async (name: string) => (await ask(people.ada, `POST ${all}`, { slug }, { name })).body.id;
  const [red, blue] = [await add("Red"), await add("Blue")];
  return { ...people, memberIds, slug, red, blue };
}

test("a script shares the members out evenly, and moves everybody of one subgroup into another, or into none", async () => {
  const { ada, slug, red, blue } = await build();
  const shared = await ask(ada, `POST ${all}/divide-evenly`, { slug });
  expect(shared).toEqual({
    status: 200,
    body: {
      items: [
        { id: red, name: "Red", memberCount: 2 },
        { id: blue, name: "Blue", memberCount: 2 },
      ],
      next: null,
    },
  });

  const move = (from: string, to: unknown) =>
    ask(ada, `POST ${one}/move-everybody`, { slug, subgroup: from }, { to });
  const counts = async (from: string, to: unknown) =>
    (await move(from, to)).body.items.map(({ memberCount }: { memberCount: number }) => memberCount);
  expect(await counts(red, blue)).toEqual([0, 4]);
  expect(await counts(blue, null)).toEqual([0, 0]);
  for (const wrong of [undefined, "", "blue", newId()]) expect((await move(red, wrong)).status).toBe(422);
  expect((await move(newId(), red)).status).toBe(404);
});

test("without a subgroup there is nothing to share out", async () => {
  const { group, people } = await buildGroup({ members: { ada: "organizer" } });
  const refused = await ask(people.ada, `POST ${all}/divide-evenly`, { slug: group.slug });
  expect(refused).toMatchObject({ status: 409, body: { code: "subgroup.none" } });
});

test("a script puts a subgroup back that was removed, and again when the answer is lost", async () => {
  const { ada, slug, red, blue } = await build();
  const on = (subgroup: string) => ({ slug, subgroup });
  expect((await ask(ada, `DELETE ${one}`, on(red))).status).toBe(204);
  const back = { status: 200, body: { id: red, name: "Red", memberCount: 0 } };
  for (const _ of ["once", "and again"]) expect(await ask(ada, `POST ${one}/restore`, on(red))).toEqual(back);

  await ask(ada, `DELETE ${one}`, on(red));
  await ask(ada, `PATCH ${one}`, on(blue), { name: "RED" });
  expect(await ask(ada, `POST ${one}/restore`, on(red))).toMatchObject({
    status: 409,
    body: { code: "subgroup.name-taken" },
  });
  expect((await ask(ada, `POST ${one}/restore`, on(newId()))).status).toBe(404);
});
