import { afterAll } from "vitest";
import { createDatabase } from "./database";

// Before the test file is loaded, so that not even an import can reach another database.
const database = await createDatabase();
process.env.DATABASE_URL = database.url;
process.env.COLLOQUY_URL ??= "http://127.0.0.1:3000";
process.env.NEXTAUTH_SECRET ??= "only-for-tests-only-for-tests-only";

afterAll(async () => {
  const { closeSite } = await import("@/operations/site/close-site");
  await closeSite();
  await database.drop();
});
