import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { ensureCluster } from "../../../scripts/postgres/cluster.mjs";
import { asOrdinaryUser, canBecomeOrdinary, ORDINARY } from "../../support/ordinary-user";

const folders: string[] = [];

function dataFolder() {
  folders.push(mkdtempSync(join(tmpdir(), "colloquy cluster ")));
  return folders.at(-1) ?? "";
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A data folder with some files in place of a database. */
function holding(files: Record<string, string>) {
  const folder = dataFolder();
  for (const [name, words] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), words);
  }
  return folder;
}

test("a database copied back without its dot files is taken as it is", () => {
  const folder = holding({ "pg18/PG_VERSION": "18\n", "pg18/base/1/112": "rows", "pg-password": "secret" });

  expect(ensureCluster(folder)).toMatchObject({ isNew: false, password: "secret" });
  expect(readFileSync(join(folder, "pg18/base/1/112"), "utf8")).toBe("rows");
});

test("files that are no database are left alone, and said to be in the way", () => {
  const folder = holding({ "pg18/thesis.txt": "years of work" });

  expect(() => ensureCluster(folder)).toThrow(/not a Postgres database/);
  expect(readFileSync(join(folder, "pg18/thesis.txt"), "utf8")).toBe("years of work");
});

test("what a start that was killed in the middle has left is made again, whole", () => {
  const folder = holding({ "pg18.new/PG_VERSION": "18\n", "pg-password": "" });
  mkdirSync(join(folder, "pg18"));

  const { isNew, password } = ensureCluster(folder);

  expect(isNew).toBe(true);
  expect(password).toMatch(/^[0-9a-f]{48}$/);
  expect(readFileSync(join(folder, "pg-password"), "utf8")).toBe(password);
  expect(statSync(join(folder, "pg-password")).mode & 0o777).toBe(0o600);
  expect(existsSync(join(folder, "pg18/global/pg_control"))).toBe(true);
  expect(existsSync(join(folder, "pg18.new"))).toBe(false);
}, 30_000);

test("a database whose password is lost is neither replaced nor given another one", () => {
  const folder = holding({ "pg18/PG_VERSION": "18\n", "pg-password": "" });

  expect(() => ensureCluster(folder)).toThrow(/missing or empty/);
  expect(readFileSync(join(folder, "pg-password"), "utf8")).toBe("");
});

/** Does `work`, JavaScript, as that account, which owns the data folder `dir`, and answers what it prints. */
function asOrdinary(dir: string, work: string) {
  chmodSync(dir, 0o700);
  chownSync(dir, ORDINARY.uid, ORDINARY.gid);
  const from = (name: string) =>
    JSON.stringify(pathToFileURL(join(import.meta.dirname, "../../../scripts/postgres", name)).href);
  const script = `import { ensureCluster } from ${from("cluster.mjs")};
    import { startPostmaster, tellPostmaster } from ${from("postmaster.mjs")};
    const dir = ${JSON.stringify(dir)}; ${work}`;
  const program = [process.execPath, "--input-type=module", "-e", script];
  const env = { PATH: process.env.PATH, NODE_ENV: "test" } as const;
  return execFileSync("setpriv", [...asOrdinaryUser, ...program], { encoding: "utf8", env }).trim();
}

test.skipIf(!canBecomeOrdinary)(
  "an ordinary user whose group has another number gets a database",
  () => {
    const folder = dataFolder();

    const said = asOrdinary(folder, "console.log(ensureCluster(dir).isNew, ensureCluster(dir).isNew);");

    expect(said).toBe("true false");
    expect(statSync(join(folder, "pg-password"))).toMatchObject(ORDINARY);
  },
  30_000,
);

test.skipIf(!canBecomeOrdinary)(
  "where there are no signals, as on Windows, Postgres is told to end in its own way, and ends well",
  () => {
    const folder = dataFolder();

    asOrdinary(
      folder,
      `const { pid } = await startPostmaster(ensureCluster(dir));
       tellPostmaster(pid, "SIGINT", "win32");
       for (;;) try { process.kill(pid, 0); await new Promise(setImmediate) } catch { break }`,
    );

    const log = readFileSync(join(folder, "postgres.log"), "utf8");
    expect(log).toContain("received fast shutdown request");
    expect(log).toContain("database system is shut down");
  },
  30_000,
);
