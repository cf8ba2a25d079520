import { isMigrated, migrateDatabase } from "@/db/migrate";

/** Brings the database up to date; safe with several instances at once. */
export const migrateSite = migrateDatabase;

/** Whether this instance can answer: the database is there, and as new as this build needs it. */
export async function isSiteReady(): Promise<boolean> {
  try {
    return await isMigrated();
  } catch {
    return false;
  }
}
