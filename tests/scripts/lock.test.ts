import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { waiting, withLock } from "../../scripts/setup/lock.mjs";
import { identityOf, livingProcess } from "../../scripts/setup/process-identity.mjs";

const LOCK_MODULE = pathToFileURL(join(import.meta.dirname, "../../scripts/setup/lock.mjs")).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy lock "));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Another process that does `work`, JavaScript in which `path` is the lock's file. */
function another(path: string, work: string) {
  const script = `import { readFileSync, writeFileSync } from "node:fs";
    import { waiting, withLock } from ${JSON.stringify(LOCK_MODULE)};
    const path = ${JSON.stringify(path)}; ${work}`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

const ended = (child: ReturnType<typeof another>) => new Promise((resolve) => child.once("exit", resolve));

test("processes that count under a lock lose no count", async () => {
  const path = join(folder, "counting.lock");
  const count = join(folder, "count");
  writeFileSync(count, "0");
  const work = `for (let i = 0; i < 5; i += 1) await withLock(path, async () => {
    const file = ${JSON.stringify(count)};
    const before = Number(readFileSync(file, "utf8"));
    await new Promise((resolve) => setImmediate(resolve));
    writeFileSync(file, String(before + 1));
  });`;

  await Promise.all([1, 2, 3].map(() => ended(another(path, work))));

  expect(readFileSync(count, "utf8")).toBe("15");
  expect(existsSync(path)).toBe(false);
}, 30_000);

test("a lock whose holder was killed is passed on", async () => {
  const path = join(folder, "abandoned.lock");
  const holder = another(
    path,
    `await withLock(path, () => new Promise((r) => { console.log("held"); setTimeout(r, 60_000) }));`,
  );
  await new Promise((resolve) => holder.stdout?.once("data", resolve));
  const gone = ended(holder);
  holder.kill("SIGKILL");
  await gone;

  expect(existsSync(path)).toBe(true);
  expect(await withLock(path, async () => "mine now")).toBe("mine now");
}, 20_000);

test("of many heirs of holders that ended without giving it back, one at a time has the lock", async () => {
  const path = join(folder, "inherited.lock");
  const count = join(folder, "inherited count");
  writeFileSync(count, "0");
  const work = `await withLock(path, async () => {
    const file = ${JSON.stringify(count)};
    const before = Number(readFileSync(file, "utf8"));
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    writeFileSync(file, String(before + 1));
    process.exit();
  });`;

  await Promise.all(Array.from({ length: 12 }, () => ended(another(path, work))));

  expect(readFileSync(count, "utf8")).toBe("12");
}, 60_000);

test("whoever waits for a lock may give up", async () => {
  const path = join(folder, "busy.lock");
  const giveUp = new AbortController();
  await withLock(path, async () => {
    const waiting = withLock(path, async () => "never", {
      onWait: () => giveUp.abort(new Error("enough")),
      signal: giveUp.signal,
    });
    await expect(waiting).rejects.toThrow("enough");
  });

  expect(existsSync(path)).toBe(false);
});

test("whoever waits for the same process at two steps says so once", async () => {
  const path = join(folder, "two steps.lock");
  const said: string[] = [];
  for (const step of ["first", "second"]) {
    let waits: Promise<string> | undefined;
    await withLock(path, async () => {
      await new Promise<void>((resolve) => {
        const { onWait, signal } = waiting((line: string) => said.push(line), undefined);
        const waited = (pid: number) => {
          onWait(pid);
          resolve();
        };
        waits = withLock(path, async () => step, { onWait: waited, signal });
      });
    });
    expect(await waits).toBe(step);
  }

  expect(said).toEqual([`Waiting for process ${process.pid}, which is setting up the same folder`]);
});

test("the lock is given back when the work fails", async () => {
  const path = join(folder, "failing.lock");

  await expect(withLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");

  expect(existsSync(path)).toBe(false);
});

test("a process id that was given out again is not the process that left it", () => {
  const [pid] = identityOf(process.pid).split(" ");

  expect(livingProcess(identityOf(process.pid))).toBe(process.pid);
  expect(livingProcess(`${pid} another start`)).toBeNull();
});

test("where nobody can tell when a process has started, one that is alive still holds its lock", () => {
  const untold = () => "";

  expect(identityOf(process.pid, untold)).toBe(String(process.pid));
  expect(livingProcess(identityOf(process.pid, untold), untold)).toBe(process.pid);
  expect(livingProcess(identityOf(process.pid), untold)).toBe(process.pid);
  expect(livingProcess(identityOf(process.pid, untold))).toBe(process.pid);
  expect(livingProcess("999999999", untold)).toBeNull();
});
