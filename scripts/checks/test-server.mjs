import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { freePort } from "../postgres/postmaster.mjs";
import { root } from "../setup/places.mjs";
import { PlainError } from "../setup/run.mjs";

const READY_WITHIN_MS = 180_000;

async function onServer(url, statement) {
  const { default: postgres } = await import("postgres");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function untilReady(child, url) {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    const fail = () => reject(new PlainError(`The server for the browser tests did not start:\n${output}`));
    const limit = setTimeout(fail, READY_WITHIN_MS);
    child.once("exit", fail);
    child.stdout.on("data", () => {
      if (!output.includes(`ready: ${url}`)) return;
      clearTimeout(limit);
      child.off("exit", fail);
      resolve();
    });
  });
}

/**
 * The product as `npm start` serves it, with a database and a data folder of its own.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} serverUrl a Postgres on which databases may be made
 * @param {string} folder for the data
 */
export async function startTestServer(env, serverUrl, folder) {
  const name = `colloquy_test_${randomBytes(4).toString("hex")}_e2e`;
  await onServer(serverUrl, `create database ${name}`);
  const databaseUrl = new URL(serverUrl);
  databaseUrl.pathname = `/${name}`;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = {
    ...env,
    DATABASE_URL: databaseUrl.href,
    COLLOQUY_DATA_DIR: join(folder, "data"),
    COLLOQUY_ROOT: root,
    COLLOQUY_URL: url,
    PORT: String(port),
    HOST: "127.0.0.1",
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
  };
  const child = spawn(process.execPath, [join(root, "scripts", "start.mjs")], { cwd: root, env: own });
  async function stop() {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  }
  try {
    await untilReady(child, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: { ...own, E2E_BASE_URL: url }, stop };
}
