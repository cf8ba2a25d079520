import { ringPending } from "@/db/bell";
import { closeDatabase } from "@/db/client";

/** Lets go of the database, so that a command can end; what it changed is told first. */
export async function closeSite(): Promise<void> {
  await ringPending();
  await closeDatabase();
}
