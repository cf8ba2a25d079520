import { ringPending } from "@/db/bell";
import { bareDatabase } from "@/db/client";

/** How many statements Postgres is asked meanwhile. */
export const statementsDuring = async (work: () => Promise<unknown>): Promise<number> =>
  (await parametersDuring(work)).length;

/** What Postgres is given meanwhile, for each statement. The bell of what was written before is rung before. */
export async function parametersDuring(work: () => Promise<unknown>): Promise<unknown[][]> {
  await ringPending();
  const { options } = bareDatabase();
  const asked: unknown[][] = [];
  options.debug = (_connection, _statement, parameters) => {
    asked.push([...parameters]);
  };
  try {
    await work();
  } finally {
    options.debug = false;
  }
  return asked;
}
