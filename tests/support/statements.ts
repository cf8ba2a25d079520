import { bareDatabase } from "@/db/client";

/** How many statements Postgres is asked meanwhile. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  const { options } = bareDatabase();
  let count = 0;
  options.debug = () => {
    count++;
  };
  try {
    await work();
  } finally {
    options.debug = false;
  }
  return count;
}
