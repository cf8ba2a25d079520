import type { Command } from "commander";
import { emailSchema, nameSchema } from "@/domain/accounts";
import { newSuspension } from "@/domain/wire/site";
import { addToken } from "@/operations/accounts/add-token";
import { addUser } from "@/operations/accounts/add-user";
import { makeSignInLink } from "@/operations/accounts/make-sign-in-link";
import { giveOffice, takeOffice } from "@/operations/site/give-office";
import { reinstateByOperator, suspendByOperator } from "@/operations/site/suspend-by-operator";
import { parsed, tell } from "../tell";
import { viewerFor } from "../viewer";

type AddUser = { email: string; name: string; password?: string; admin?: boolean; json?: boolean };
type Suspend = { user: string; reason: string; json?: boolean };
type Admin = { user: string; takeAway?: boolean; json?: boolean };
type UserLink = { email: string; json?: boolean };
type AddToken = { email: string; name: string; readOnly?: boolean; group?: string; json?: boolean };

export function addAccountCommands(program: Command): void {
  const user = program.command("user").description("accounts");
  user
    .command("add")
    .description("make an account")
    .requiredOption("--email <address>")
    .requiredOption("--name <name>")
    .option("--password <password>", "15 characters or more; without one the account signs in by links")
    .option("--admin", "looks after the whole site")
    .option("--json")
    .action(addUserCommand);
  user
    .command("link")
    .description("make a link that signs somebody in, once, within 30 minutes")
    .requiredOption("--email <address>")
    .option("--json")
    .action(userLinkCommand);

  user
    .command("suspend")
    .description(
      "shut an account out at once: its sessions, tokens, open pages and mail end; what it wrote stays",
    )
    .requiredOption("--user <address or handle>")
    .requiredOption("--reason <words>", "told to whoever signs in to it")
    .option("--json")
    .action(suspendCommand);
  user
    .command("reinstate")
    .description("let a suspended account in again")
    .requiredOption("--user <address or handle>")
    .option("--json")
    .action(reinstateCommand);

  user
    .command("admin")
    .description("have an account look after the whole site, or no more")
    .requiredOption("--user <address or handle>")
    .option("--take-away", "it looks after the site no more; not for the last one")
    .option("--json")
    .action(adminCommand);

  const token = program.command("token").description("keys for programs");
  token
    .command("add")
    .description("make a key that acts for an account; it is shown this once")
    .requiredOption("--email <address>")
    .requiredOption("--name <name>", "what it is for")
    .option("--read-only", "may change nothing")
    .option("--group <slug>", "good for this group only")
    .option("--json")
    .action(addTokenCommand);
}

async function addUserCommand({ email, name, password, admin, json }: AddUser): Promise<void> {
  const user = await addUser({
    email: parsed(emailSchema, email),
    name: parsed(nameSchema, name),
    password,
    isSiteAdmin: admin ?? false,
  });
  tell(json, user, [`${user.handle} has an account now (${user.id}).`]);
}

async function userLinkCommand({ email, json }: UserLink): Promise<void> {
  const url = await makeSignInLink(email.trim().normalize());
  tell(json, { url }, [url]);
}

async function suspendCommand({ user, reason, json }: Suspend): Promise<void> {
  const handle = await suspendByOperator(user.trim().normalize(), parsed(newSuspension, { reason }).reason);
  tell(json, { handle }, [`${handle} is suspended.`]);
}

async function reinstateCommand({ user, json }: Omit<Suspend, "reason">): Promise<void> {
  const handle = await reinstateByOperator(user.trim().normalize());
  tell(json, { handle }, [`${handle} can sign in again.`]);
}

async function adminCommand({ user, takeAway, json }: Admin): Promise<void> {
  const name = user.trim().normalize();
  const handle = takeAway ? await takeOffice(name) : await giveOffice(name);
  tell(json, { handle }, [`${handle} looks after the site${takeAway ? " no more" : ""}.`]);
}

async function addTokenCommand({ email, name, readOnly, group, json }: AddToken): Promise<void> {
  const viewer = await viewerFor(email);
  const { token } = await addToken(viewer, {
    name: parsed(nameSchema, name),
    isReadOnly: readOnly ?? false,
    group,
  });
  tell(json, { token }, [token]);
}
