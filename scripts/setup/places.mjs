import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** Relative to the repository, so that the launcher and the command line mean the same folder from anywhere. */
export const dataDir = () => resolve(root, process.env.COLLOQUY_DATA_DIR || ".data");

export const bundle = join(root, "build", "colloquy.mjs");
/** The production builds, each in a folder of its own. */
export const sites = join(root, "build", "site");
export const setupLock = join(root, "build", "setup.lock");
