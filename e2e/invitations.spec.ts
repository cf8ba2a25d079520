import { buildReader, signIn } from "./support/build-reading";
import { addMember, buildGroup, GroupPages } from "./support/group-pages";
import { linkIn, mailTo } from "./support/outbox";
import { expect, test } from "./support/people";

test("A link invites: looking at it joins nobody, its button does, and once is once", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  const link = await pages.makeLink({ role: /^Observer/, uses: 1 });

  const bruno = await elsewhere(await buildReader("Bruno"));
  await bruno.goto(link);
  await bruno.reload();
  await expect(bruno.getByText("Ada invites you to read together in")).toBeVisible();
  await expect(bruno.getByText("You will read along as an observer.")).toBeVisible();
  await pages.open("members");
  await expect(pages.line("Bruno")).toHaveCount(0);
  expect(await new GroupPages(bruno, group.slug).open()).toBe(404);

  await bruno.goto(link);
  await bruno.getByRole("button", { name: "Join the group" }).click();
  await expect(bruno.getByRole("heading", { name: group.name, level: 1 })).toBeVisible();
  await expect(bruno.getByText("You are an observer here")).toBeVisible();
  await bruno.goto(link);
  await expect(bruno.getByText("You are in this group already.")).toBeVisible();

  const chidi = await elsewhere(await buildReader("Chidi"));
  await chidi.goto(link);
  await expect(chidi.getByText("This invitation has been used up.")).toBeVisible();
  await expect(chidi.getByRole("button", { name: "Join the group" })).toHaveCount(0);
});

test("A link that was revoked, or never was, says so; one that ends while it is open is not accepted", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  const link = await pages.makeLink();
  const bruno = await elsewhere(await buildReader("Bruno"));
  await bruno.goto(link);
  await expect(bruno.getByRole("button", { name: "Join the group" })).toBeVisible();

  await page.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("revoked")).toBeVisible();
  await bruno.getByRole("button", { name: "Join the group" }).click();
  await expect(bruno.getByText("This invitation was revoked. Ask for a new one.")).toBeVisible();
  await bruno.reload();
  await expect(bruno.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
  await bruno.goto("/invitations/no-such-token");
  await expect(bruno.getByText("There is no such invitation")).toBeVisible();
});

test("Who has no account yet makes one on the way in, and the invitation waits", async ({
  elsewhere,
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  await signIn(page, group.organizer);
  const link = await new GroupPages(page, group.slug).makeLink();

  const newcomer = await elsewhere();
  await newcomer.goto(link);
  await newcomer.getByRole("main").getByRole("link", { name: "Make an account" }).click();
  const email = `dana-${crypto.randomUUID()}@example.org`;
  await newcomer.getByLabel("Your name").fill("Dana");
  await newcomer.getByLabel("E-mail address").fill(email);
  await newcomer.getByRole("button", { name: "Make an account" }).click();
  await expect(newcomer.getByText("A link has been made for the address you gave")).toBeVisible();
  await newcomer.goto(linkIn(await mailTo(email), "open-link"));
  await newcomer.getByLabel("Password", { exact: true }).fill("slow reading by the lake");
  await newcomer.getByRole("button", { name: "Make my account and sign in" }).click();

  await expect(newcomer).toHaveURL(link);
  await newcomer.getByRole("button", { name: "Join the group" }).click();
  await expect(newcomer.getByText("You are a member here")).toBeVisible();
});

test("A mailed invitation is for its address alone", async ({ elsewhere, page }) => {
  const group = await buildGroup(await buildReader("Ada"));
  await signIn(page, group.organizer);
  const [bruno, mallory] = [await buildReader("Bruno"), await buildReader("Mallory")];
  await new GroupPages(page, group.slug).invite(bruno.email);

  const mail = await mailTo(bruno.email);
  expect(mail.subject).toBe("An invitation to read together at Colloquy");
  expect(mail.text).toContain(`You are invited by “Ada” to “${group.name}”`);
  const link = linkIn(mail, "/invitations/");

  const other = await elsewhere(mallory);
  await other.goto(link);
  await expect(other.getByText("This invitation was sent to another mail address.")).toBeVisible();
  await expect(other.getByRole("button", { name: "Join the group" })).toHaveCount(0);

  await other.getByRole("button", { name: "Sign in with another account" }).click();
  await expect(other).toHaveURL(`/sign-in?${new URLSearchParams({ next: new URL(link).pathname })}`);
  await expect(other.getByRole("button", { name: "Mallory" })).toHaveCount(0);

  const his = await elsewhere(bruno);
  await his.goto(link);
  await his.getByRole("button", { name: "Join the group" }).click();
  await expect(his.getByText("You are a member here")).toBeVisible();

  await other.goto(link);
  await expect(other.getByRole("heading", { name: "This invitation is over" })).toBeVisible();
  await other.getByRole("link", { name: "To the start page" }).click();
  await expect(other).toHaveURL("/");
});

test("Who was here before is invited by handle, which tells no address; strangers are not known", async ({
  page,
}) => {
  const group = await buildGroup(await buildReader("Ada"));
  const bruno = await buildReader("Bruno");
  await addMember(group, bruno);
  await signIn(page, group.organizer);
  const pages = new GroupPages(page, group.slug);
  await pages.open("members");
  const handle = (await pages.line("Bruno").innerText()).match(/@\S+/)?.[0] ?? "";
  await pages.remove("Bruno");
  await expect(page.getByText("Bruno is removed.")).toBeVisible();

  await pages.open("invitations");
  await pages.tryToInvite("bruno");
  await expect(page.getByText("or a handle, such as @bruno")).toBeVisible();
  await pages.tryToInvite(`@nobody-${crypto.randomUUID().slice(0, 8)}`);
  await expect(page.getByText("You know nobody here by this address or handle.")).toBeVisible();
  await pages.invite(handle);
  await expect(pages.line(handle)).toContainText("good until");
  await expect(page.getByText(bruno.email)).toHaveCount(0);
  expect((await mailTo(bruno.email)).subject).toBe("An invitation to read together at Colloquy");
});
