import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, type Transaction } from "@/db/client";
import { inTransaction } from "@/db/transaction";

const raise = (tx: Transaction, id: string) =>
  tx.execute(sql`update streams set last = last + 1 where id = ${id}`);

/** Opens once both are waiting here. */
function meetingOfTwo() {
  let here = 0;
  let open = () => {};
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    here += 1;
    if (here === 2) open();
    return both;
  };
}

test("two that wait for each other in a circle both get through, and each change is made once", async () => {
  const [one, other] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];
  await database().execute(sql`insert into streams (id, last) values (${one}, 0), (${other}, 0)`);
  const meet = meetingOfTwo();
  let tries = 0;
  const crossing = (first: string, second: string) =>
    inTransaction(async (tx) => {
      tries += 1;
      await raise(tx, first);
      await meet();
      await raise(tx, second);
    });

  await Promise.all([crossing(one, other), crossing(other, one)]);

  // Postgres gives up one of them; on a busy machine, now and then, both at once.
  expect(tries).toBeGreaterThan(2);
  expect(tries).toBeLessThan(5);
  const rows = await database().execute<{ last: string }>(sql`select last from streams order by id`);
  expect(rows.map(({ last }) => Number(last))).toEqual([2, 2]);
});

test("any other failure is not tried again", async () => {
  let tries = 0;
  const failing = inTransaction(async () => {
    tries += 1;
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(tries).toBe(1);
});
