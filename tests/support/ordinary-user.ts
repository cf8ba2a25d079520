import { spawnSync } from "node:child_process";

/** Postgres asks for an account's name; this one is on every machine, with another group. */
export const ORDINARY = { uid: 65534, gid: 100 };

/** How a program is run as that account by root, who alone can. */
export const asOrdinaryUser = [
  "--reuid",
  String(ORDINARY.uid),
  "--regid",
  String(ORDINARY.gid),
  "--clear-groups",
];

/** Whether a test may become that account, and it may do what every account may: write into nothing. */
export const canBecomeOrdinary =
  process.getuid?.() === 0 &&
  spawnSync("setpriv", [...asOrdinaryUser, "sh", "-c", ": > /dev/null"], { stdio: "ignore" }).status === 0;
