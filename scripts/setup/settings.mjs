import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { checkEnvironment } from "./check-environment.mjs";
import { dataDir, root } from "./places.mjs";
import { PlainError } from "./run.mjs";
import { keptSecret } from "./secret.mjs";
import { servedAddress } from "./served-address.mjs";

const OLDEST_NODE = [20, 19];

/** One for each core would make a laptop hold far more in memory than its few readers need. */
const USUAL_PROCESSES = 2;

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (!isNewEnough) throw new PlainError(`Colloquy needs Node 20.19 or newer; this is ${process.version}.`);
}

function portFrom(value) {
  const port = Number(value || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`PORT is "${value}"; it must be a number from 1 to 65535.`);
}

function publicUrlFrom(value, port) {
  if (!value) return `http://127.0.0.1:${port}`;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search) return url.origin;
  throw new PlainError(`COLLOQUY_URL is "${value}"; it must be an http or https address without a path.`);
}

/** Whoever knows it can sign in as anyone, and a new one signs everybody out: so it is kept, and kept close. */
function signingSecret(folder) {
  if (process.env.NEXTAUTH_SECRET) return process.env.NEXTAUTH_SECRET;
  ensureDataDir();
  return keptSecret(join(folder, "secret"), () => randomBytes(32).toString("base64url"));
}

/** The data folder, made if it is not there yet. Whose it is not is told so before anything stumbles over it. */
export function ensureDataDir() {
  const folder = dataDir();
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new PlainError(
      `The data folder ${folder} cannot be used (${error.code}): start as its owner, or set COLLOQUY_DATA_DIR.`,
    );
  }
}

/** What the server and the command line are told through their environment. */
export function environmentOf({ databaseUrl, url }) {
  return {
    COLLOQUY_ROOT: root,
    COLLOQUY_DATA_DIR: dataDir(),
    COLLOQUY_URL: url,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: signingSecret(dataDir()),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** What the environment asks for, unless it asks for what cannot be. Who does not serve, and is told no address, takes that of the server that runs. */
export function settings({ isServing = true } = {}) {
  const { PORT, HOST, COLLOQUY_URL, COLLOQUY_PROCESSES, DATABASE_URL } = process.env;
  const port = portFrom(PORT);
  checkEnvironment({ isServing });
  const address = COLLOQUY_URL || (isServing || PORT ? undefined : servedAddress());
  return {
    port,
    host: HOST || "127.0.0.1",
    url: publicUrlFrom(address, port),
    ownDatabase: DATABASE_URL || null,
    processes: Number(COLLOQUY_PROCESSES || Math.min(USUAL_PROCESSES, availableParallelism())),
  };
}
