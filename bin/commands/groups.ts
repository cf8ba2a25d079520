import { type Command, Option } from "commander";
import { ROLES } from "@/domain/groups";
import { newGroup } from "@/domain/wire/group";
import { newMember } from "@/domain/wire/member";
import { newOrganizer } from "@/domain/wire/site";
import { absoluteUrl } from "@/lib/env";
import { createGroup } from "@/operations/groups/create-group";
import { addMember } from "@/operations/members/add-member";
import { findOrganizer } from "@/operations/members/find-organizer";
import { nameOrganizerByOperator } from "@/operations/site/name-organizer";
import { parsed, tell } from "../tell";
import { viewerFor } from "../viewer";

type AddGroup = {
  name: string;
  owner: string;
  slug?: string;
  open?: boolean;
  onRequest?: boolean;
  public?: boolean;
  json?: boolean;
};
type Organizer = { group: string; user: string; reason: string; json?: boolean };
type AddMember = { group: string; email: string; role: string; json?: boolean };

export function addGroupCommands(program: Command): void {
  program
    .command("group")
    .description("groups")
    .command("add")
    .description("create a group")
    .requiredOption("--name <name>")
    .requiredOption("--owner <address>", "its first organizer")
    .option("--slug <slug>", "its place in addresses; made from the name when left out")
    .addOption(new Option("--open", "anybody may join").conflicts(["onRequest", "byInvitation"]))
    .addOption(new Option("--on-request", "anybody may ask to join").conflicts("byInvitation"))
    .option("--by-invitation", "only who is invited may join; so it is when nothing is said")
    .addOption(new Option("--public", "anybody may read").conflicts("private"))
    .option("--private", "only members know of it; so it is when nothing is said")
    .option("--json")
    .action(addGroupCommand);
  const member = program.command("member").description("members of groups");
  member
    .command("organizer")
    .description("make a member organizer of a group whose organizers are all silenced or suspended")
    .requiredOption("--group <slug>")
    .requiredOption("--user <address or handle>")
    .requiredOption("--reason <words>", "stands in the group’s log")
    .option("--json")
    .action(organizerCommand);
  member
    .command("add")
    .description("take somebody who has an account into a group")
    .requiredOption("--group <slug>")
    .requiredOption("--email <address>")
    .addOption(new Option("--role <role>").choices(ROLES).makeOptionMandatory())
    .option("--json")
    .action(addMemberCommand);
}

async function organizerCommand({ group, json, ...naming }: Organizer): Promise<void> {
  await nameOrganizerByOperator(group, parsed(newOrganizer, naming));
  tell(json, { group }, [`${naming.user} organizes ${group} now.`]);
}

async function addGroupCommand({
  name,
  owner,
  slug,
  open,
  onRequest,
  json,
  ...options
}: AddGroup): Promise<void> {
  const input = parsed(newGroup, {
    name,
    slug,
    admission: open ? "open" : onRequest ? "on-request" : "by-invitation",
    visibility: options.public ? "public" : "private",
  });
  const group = await createGroup(await viewerFor(owner), input);
  tell(json, group, [`The group is at ${absoluteUrl(`/groups/${group.slug}`)} now.`]);
}

async function addMemberCommand({ group, email, role, json }: AddMember): Promise<void> {
  const member = await addMember(await findOrganizer(group), group, parsed(newMember, { email, role }));
  tell(json, member, [`${email} is in ${group} now (${member.id}).`]);
}
