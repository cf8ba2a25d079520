import { database } from "@/db/client";
import { countWaitingJobs } from "@/db/jobs";
import { isMigrated } from "@/db/migrate";
import { findServerVersion } from "@/db/queries/server";
import { hasSiteAdmin } from "@/db/queries/users";
import { publicUrl } from "@/lib/env";
import { canSendMail, findMailProblem } from "@/lib/mail";

/** What is `to-do` keeps nobody from reading; what is `ill` does. */
export const FINDING_STATES = ["well", "to-do", "ill"] as const;
export type FindingState = (typeof FINDING_STATES)[number];
export type Finding = { state: FindingState; words: string };

const wellIf = (isWell: boolean): FindingState => (isWell ? "well" : "ill");

const OLDEST_POSTGRES = 15;

/** What an operator would look at first, each looked at for real. */
export async function examineSite(): Promise<Finding[]> {
  const basics = await examineDatabase();
  const rest = basics.every(({ state }) => state === "well") ? await examineContents() : [];
  return [...basics, ...rest, examineUrl(), await examineMail()];
}

async function examineDatabase(): Promise<Finding[]> {
  let version: number;
  try {
    version = await findServerVersion(database());
  } catch (cause) {
    return [{ state: "ill", words: `The database cannot be reached: ${reasonOf(cause)}` }];
  }
  return [
    { state: wellIf(version >= OLDEST_POSTGRES), words: `The database is Postgres ${version}.` },
    await examineMigrations(),
  ];
}

async function examineMigrations(): Promise<Finding> {
  try {
    return (await isMigrated())
      ? { state: "well", words: "All migrations are applied." }
      : { state: "ill", words: "Migrations are missing: run `colloquy migrate`." };
  } catch (cause) {
    return { state: "ill", words: `Whether all migrations are applied cannot be told: ${reasonOf(cause)}` };
  }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);

async function examineContents(): Promise<Finding[]> {
  const [isAdministered, waiting] = await Promise.all([hasSiteAdmin(database()), countWaitingJobs()]);
  return [
    {
      state: isAdministered ? "well" : "to-do",
      words: isAdministered
        ? "There is a site admin."
        : "There is no site admin yet: `colloquy setup-link` makes the link for the first.",
    },
    { state: wellIf(waiting < 1_000), words: `${waiting} jobs wait to be done.` },
  ];
}

function examineUrl(): Finding {
  const url = publicUrl();
  const isLocal = /^(localhost|127\.|\[::1\])/.test(url.hostname);
  const isWell = isLocal || url.protocol === "https:";
  return {
    state: wellIf(isWell),
    words: `The public address is ${url.origin}${isWell ? "" : ", which is not encrypted"}.`,
  };
}

async function examineMail(): Promise<Finding> {
  if (!canSendMail())
    return { state: "to-do", words: "No SMTP_URL is set: mail is kept, and `colloquy outbox` shows it." };
  const problem = await findMailProblem();
  return { state: wellIf(problem === null), words: problem ?? "The mail server answers." };
}
