import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { startThrowAwayPostgres } from "../../scripts/postgres/throw-away.mjs";
import { createTemplate, dropDatabases } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    testServerUrl: string;
    /** What the names of this run's databases begin with; `${prefix}template` is the one to copy. */
    testDatabasePrefix: string;
  }
}

/** Once a run: a server (`COLLOQUY_TEST_DATABASE_URL`, or one that is thrown away) and a migrated database to copy. */
export default async function provideDatabase(project: TestProject) {
  const given = process.env.COLLOQUY_TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startThrowAwayPostgres();
  const prefix = `colloquy_test_${randomBytes(4).toString("hex")}_`;
  try {
    await createTemplate(server.url, `${prefix}template`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("testServerUrl", server.url);
  project.provide("testDatabasePrefix", prefix);

  return async () => {
    if (given) await dropDatabases(given, prefix);
    await server.stop();
  };
}
