import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asOrdinaryUser, canBecomeOrdinary } from "../support/ordinary-user";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy settings "));
});
afterAll(() => rmSync(folder, { recursive: true }));

const setup = join(import.meta.dirname, "../../scripts/setup");
const from = (name: string) => JSON.stringify(pathToFileURL(join(setup, name)).href);

/** What `work`, JavaScript, fails with when an ordinary user does it. */
function failureOf(work: string) {
  const script = `import { ensureDataDir } from ${from("settings.mjs")};
    import { checkPort } from ${from("port.mjs")};
    import { PlainError } from ${from("run.mjs")};
    try { ${work} } catch (error) { console.log(error instanceof PlainError, error.message) }`;
  const { stdout } = spawnSync(
    "setpriv",
    [...asOrdinaryUser, process.execPath, "--input-type=module", "-e", script],
    { encoding: "utf8", env: { PATH: process.env.PATH, NODE_ENV: "test", COLLOQUY_DATA_DIR: folder } },
  );
  return stdout.trim();
}

test.skipIf(!canBecomeOrdinary)("whoever starts on another's data folder is told whose fault it is", () => {
  chmodSync(folder, 0o700);

  const said = failureOf("ensureDataDir()");

  expect(said).toContain(`true The data folder ${folder} cannot be used (EACCES): start as its owner`);
});

test.skipIf(!canBecomeOrdinary)("whoever may not have a port is told to choose a higher one", () => {
  const said = failureOf('await checkPort({ port: 80, host: "127.0.0.1" })');

  expect(said).toBe("true Port 80 is only for root here; set PORT to one above 1023.");
});

test("an address that is not this machine's, and a port that is taken, are told as what they are", async () => {
  const { checkPort } = await import("../../scripts/setup/port.mjs");
  await expect(checkPort({ port: 3000, host: "192.0.2.1" })).rejects.toThrow(/HOST is "192.0.2.1"/);

  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  await expect(checkPort({ port, host: "127.0.0.1" })).rejects.toThrow(`Port ${port} is in use`);
  other.close();
}, 10_000);

const asked = `const { settings } = await import(${from("settings.mjs")});
  console.log(settings({ isServing: false }).url);`;

/** The address in the links of the command line, on a data folder, with what its environment says. */
function addressIn(dataDir: string, said: Record<string, string> = {}) {
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", asked], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, NODE_ENV: "test", COLLOQUY_DATA_DIR: dataDir, ...said },
  });
  return stdout.trim();
}

/** A process that says it serves at `url`, until it is ended: by its own request, or at once. */
async function serverAt(dataDir: string, url: string) {
  const work = `const { announceAddress } = await import(${from("served-address.mjs")});
    const takeBack = announceAddress(${JSON.stringify(url)});
    process.stdin.once("data", () => { takeBack(); process.exit(); });
    console.log("announced");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", work], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { PATH: process.env.PATH, NODE_ENV: "test", COLLOQUY_DATA_DIR: dataDir },
  });
  await once(child.stdout, "data");
  const gone = once(child, "exit");
  return {
    stop: () => child.stdin.write("stop\n") && gone,
    kill: () => child.kill("SIGKILL") && gone,
  };
}

test("the command line's links lead to the server that runs, and to a second one only while it is alone", async () => {
  const dataDir = mkdtempSync(join(folder, "served "));
  expect(addressIn(dataDir)).toBe("http://127.0.0.1:3000");

  const first = await serverAt(dataDir, "http://127.0.0.1:3100");
  const second = await serverAt(dataDir, "https://read.example.org");
  expect(addressIn(dataDir)).toBe("http://127.0.0.1:3100");
  await first.kill();
  expect(addressIn(dataDir)).toBe("https://read.example.org");
  await second.stop();
  expect(addressIn(dataDir)).toBe("http://127.0.0.1:3000");
  expect(readdirSync(join(dataDir, "serving"))).toHaveLength(1);

  const third = await serverAt(dataDir, "http://127.0.0.1:3102");
  expect(readdirSync(join(dataDir, "serving"))).toHaveLength(1);
  await third.stop();
}, 20_000);

test("what the command line is told itself wins over the server that runs", async () => {
  const dataDir = mkdtempSync(join(folder, "told "));
  const server = await serverAt(dataDir, "http://127.0.0.1:3100");

  expect(addressIn(dataDir, { PORT: "3101" })).toBe("http://127.0.0.1:3101");
  expect(addressIn(dataDir, { COLLOQUY_URL: "https://read.example.org", PORT: "3101" })).toBe(
    "https://read.example.org",
  );
  await server.stop();
}, 20_000);
