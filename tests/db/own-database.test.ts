import { expect, test } from "vitest";
import { createDatabase, databaseUrl } from "../support/database";
import { onServer } from "../support/server";

const nameOf = (url: string) =>
  onServer(url, async (sql) => (await sql`select current_database() as name`)[0]?.name);

test("a test file works in a database that no other file sees", async () => {
  const other = await createDatabase();

  expect(await nameOf(databaseUrl())).not.toBe(await nameOf(other.url));

  await other.drop();
  await expect(nameOf(other.url)).rejects.toThrow(/does not exist/);
});
