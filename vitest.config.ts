import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = {
  "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, ""),
};

/** `unit` needs nothing but Node; `database` needs a Postgres, which `tests/support/global-database.ts` provides. */
export default defineConfig({
  test: {
    // The reader of PDFs leaves promises behind that nobody waits for; `bin/parse.ts` does the same.
    onUnhandledError: ({ stack }) => !stack?.includes("pdfjs-dist"),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/{domain,components,lib,messages,scripts,house}/**/*.test.{ts,tsx}"],
          exclude: ["tests/scripts/postgres/**"],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: ["tests/{db,operations,jobs,app,scripts/postgres}/**/*.test.ts"],
          globalSetup: ["tests/support/global-database.ts"],
          setupFiles: ["tests/support/own-database.ts"],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
