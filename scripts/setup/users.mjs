import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { identityOf, livingProcess } from "./process-identity.mjs";

/** The processes that need what is in a folder: whoever finds none left may end it or clear it away. */
export function usersOf(owner) {
  const folder = join(owner, "users");
  return {
    enter() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, String(process.pid)), identityOf(process.pid));
    },
    leave: () => rmSync(join(folder, String(process.pid)), { force: true }),
    areLeft() {
      // Somebody may have thrown the whole folder away.
      if (!existsSync(folder)) return false;
      for (const file of readdirSync(folder).map((name) => join(folder, name)))
        if (!livingProcess(readFileSync(file, "utf8"))) rmSync(file);
      return readdirSync(folder).length > 0;
    },
  };
}
