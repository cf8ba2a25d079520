import type { Command } from "commander";
import { makeSetUpLink } from "@/operations/accounts/make-set-up-link";
import { listOutbox } from "@/operations/mail/keep-in-outbox";
import { examineSite, FINDING_STATES, type FindingState } from "@/operations/site/examine-site";
import { migrateSite } from "@/operations/site/migrate-site";
import { tell } from "../tell";

type Json = { json?: boolean };

export function addSiteCommands(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to date")
    .option("--json")
    .action(migrateCommand);
  program
    .command("setup-link")
    .description("make the link for the first site admin, while there is none")
    .option("--json")
    .action(setUpLinkCommand);
  program
    .command("outbox")
    .description("show the last mails that could not be sent because no mail server is set")
    .option("--count <number>", "how many", "10")
    .option("--json")
    .action(outboxCommand);
  program
    .command("doctor")
    .description("check that the site has what it needs")
    .option("--json")
    .action(doctorCommand);
}

async function migrateCommand({ json }: Json): Promise<void> {
  await migrateSite();
  tell(json, { isMigrated: true }, ["The database is up to date."]);
}

async function setUpLinkCommand({ json }: Json): Promise<void> {
  const url = await makeSetUpLink();
  tell(json, { url }, [url ?? "There is a site admin already."]);
}

async function outboxCommand({ count, json }: Json & { count: string }): Promise<void> {
  const mails = await listOutbox(Math.min(100, Math.max(1, Number.parseInt(count, 10) || 10)));
  const lines = mails.flatMap((mail) => [
    `${mail.createdAt.toISOString()}  to ${mail.to}  ${mail.subject}`,
    ...mail.text.split("\n").map((line) => `    ${line}`.trimEnd()),
    "",
  ]);
  const items = mails.map(({ to, subject, text, createdAt }) => ({ to, subject, text, createdAt }));
  tell(json, { items }, mails.length > 0 ? lines : ["No mail is waiting to be read."]);
}

const SAID: Record<FindingState, string> = { well: "well ", "to-do": "to do", ill: "ILL  " };

/** As bad as the worst finding; only what is ill is a failure. */
async function doctorCommand({ json }: Json): Promise<void> {
  const findings = await examineSite();
  const state = FINDING_STATES.findLast((one) => findings.some((finding) => finding.state === one));
  const lines = findings.map((finding) => `${SAID[finding.state]} ${finding.words}`);
  tell(json, { isWell: state === "well", state, findings }, lines);
  if (state === "ill") process.exitCode = 1;
}
