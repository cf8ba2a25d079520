import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Db, database } from "@/db/client";
import { users } from "@/db/schema/users";
import { query, statement } from "@/db/statement";
import { inTransaction } from "@/db/transaction";
import { buildUser } from "../support/cast";

const nameOf = query<{ id: string }, { name: string }[]>((value) =>
  database()
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, value("id"))),
);
const rename = statement<{ id: string; name: string }, { name: string }>(
  (value) => sql`update ${users} set name = ${value("name")} where id = ${value("id")} returning name`,
);
const nameIn = async (db: Db, id: string) => (await nameOf(db, { id }))[0]?.name;

test("a query that is kept goes where it is asked: in a transaction it sees what only that has done", async () => {
  const { userId: id } = await buildUser({ name: "Ada" });
  await inTransaction(async (tx) => {
    expect(await rename(tx, { id, name: "Ada Lovelace" })).toEqual([{ name: "Ada Lovelace" }]);
    expect(await nameIn(tx, id)).toBe("Ada Lovelace");
    expect(await nameIn(database(), id)).toBe("Ada");
  });
  expect(await nameIn(database(), id)).toBe("Ada Lovelace");
});

test("many at once are each answered with their own values", async () => {
  const people = await Promise.all(["Ada", "Bruno", "Chidi", "Dora"].map((name) => buildUser({ name })));
  const asked = [...people, ...people, ...people];
  expect(await Promise.all(asked.map(({ userId }) => nameIn(database(), userId)))).toEqual(
    asked.map(({ name }) => name),
  );
});
