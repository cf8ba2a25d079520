import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Reader } from "./build-reading";
import { colloquy } from "./cli";

export type BuiltGroup = { slug: string; name: string; organizer: Reader };

/** A group with an organizer; the flags are those of `bin/colloquy group add`. */
export function buildGroup(organizer: Reader, ...flags: string[]): Promise<BuiltGroup> {
  return buildNamedGroup("Walkers", organizer, ...flags);
}

export async function buildNamedGroup(
  called: string,
  organizer: Reader,
  ...flags: string[]
): Promise<BuiltGroup> {
  const name = `${called} ${randomUUID().slice(0, 8)}`;
  const { slug } = await colloquy<{ slug: string }>(
    ...["group", "add", "--name", name, "--owner", organizer.email, ...flags],
  );
  return { slug, name, organizer };
}

export async function addMember({ slug }: { slug: string }, { email }: Reader, role = "member") {
  await colloquy("member", "add", "--group", slug, "--email", email, "--role", role);
}

/** The pages of one group, as somebody finds their way in them. */
export class GroupPages {
  constructor(
    readonly page: Page,
    readonly slug: string,
  ) {}

  /** Answers the status. */
  async open(
    place: "" | "assignments" | "members" | "subgroups" | "invitations" | "settings" | "import" = "",
  ): Promise<number> {
    const answer = await this.page.goto(`/groups/${this.slug}${place && `/${place}`}`);
    return answer?.status() ?? 0;
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { name, level: 1 });
  }

  /** The line of a text, a member, an invitation. */
  line(words: string): Locator {
    return this.page.getByRole("main").getByRole("listitem").filter({ hasText: words });
  }

  async makeLink({ role, uses }: { role?: RegExp; uses?: number } = {}): Promise<string> {
    await this.open("invitations");
    const form = this.page.getByRole("region", { name: "Invite with a link" });
    if (role) {
      const choice = form.getByRole("option", { name: role });
      await form.getByLabel("They join as").selectOption(await choice.innerText());
    }
    if (uses) await form.getByLabel("For how many people").fill(String(uses));
    await form.getByRole("button", { name: "Make a link" }).click();
    await expect(form.getByText("Copy this link now")).toBeVisible();
    return form.getByLabel("Link of the invitation").inputValue();
  }

  /** By mail address or handle. */
  async invite(person: string): Promise<void> {
    await this.open("invitations");
    await this.tryToInvite(person);
    await expect(this.page.getByText(`Pass this link on to ${person}`)).toBeVisible();
  }

  async tryToInvite(person: string): Promise<void> {
    const form = this.page.getByRole("region", { name: "Invite one person" });
    await form.getByLabel("E-mail address or @handle").fill(person);
    await form.getByRole("button", { name: "Make the invitation" }).click();
  }

  async changeRole(name: string, role: RegExp): Promise<void> {
    const line = this.line(name);
    await line.getByText("Change", { exact: false }).first().click();
    const choice = await line.getByRole("option", { name: role }).innerText();
    await line.getByLabel("Role").selectOption(choice);
    await line.getByRole("button", { name: "Save the role" }).click();
  }

  async remove(name: string): Promise<void> {
    const line = this.line(name);
    await line.getByText("Change", { exact: false }).first().click();
    await line.getByRole("button", { name: `Remove ${name}` }).click();
  }

  async leave(): Promise<void> {
    await this.page.getByText("Leave this group").click();
    await this.page.getByRole("button", { name: "Leave the group" }).click();
  }
}
