import { database } from "@/db/client";
import { deleteLeftovers } from "@/db/queries/leftovers";

/** Deletes what nothing asks for any more, so that the database does not grow by being used. */
export async function clearAway(): Promise<void> {
  while (!(await deleteLeftovers(database())));
}
