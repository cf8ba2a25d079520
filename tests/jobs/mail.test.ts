import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { MAIL_KINDS, type Mail } from "@/domain/mails";
import { mailWords } from "@/jobs/mail-words";
import { startJobs } from "@/jobs/start-jobs";
import { listOutbox } from "@/operations/mail/keep-in-outbox";
import { postMail } from "@/operations/mail/post-mail";
import { isSiteReady } from "@/operations/site/migrate-site";
import { workOffJobs } from "@/operations/site/work-off-jobs";
import { mailTo, runJobs } from "../support/mailbox";

afterEach(() => vi.unstubAllEnvs());

const mail = (to: string): Mail => ({
  to,
  kind: "password-changed",
  locale: null,
  values: { name: "Ada <b>" },
  link: "http://127.0.0.1:3000/forgot-password",
});
const waiting = () => database().execute<{ state: string }>(sql`select state::text from pgboss.job`);

test("mail of a change that is taken back is never sent", async () => {
  await inTransaction(async (tx) => {
    await postMail(tx, mail("never@example.org"));
    throw new Error("taken back");
  }).catch(() => {});
  expect(await waiting()).toHaveLength(0);
});

test("mail that could not be sent waits and is tried again", async () => {
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  await inTransaction((tx) => postMail(tx, mail("later@example.org")));
  await runJobs();
  expect((await waiting()).map(({ state }) => state)).toEqual(["retry"]);

  vi.unstubAllEnvs();
  await database().execute(sql`update pgboss.job set start_after = now() - interval '1 second'`);
  expect(await mailTo("later@example.org")).toHaveLength(1);
  expect(await waiting()).toHaveLength(0);
});

test("a job that failed keeps what was wrong, and nothing of what it was about", async () => {
  await inTransaction((tx) => postMail(tx, mail("private@example.org")));
  await workOffJobs("send-mail", async () => {
    throw Object.assign(new Error("550 <private@example.org> unknown"), { responseCode: 550 });
  });
  const [failed] = await database().execute<{ output: string }>(sql`
    select output::text from pgboss.job where output is not null`);
  expect(failed?.output).toContain("550");
  expect(failed?.output).not.toContain("private");
  await database().execute(sql`delete from pgboss.job`);
});

test("two that work off one queue send each mail once", async () => {
  for (let number = 0; number < 25; number++)
    await inTransaction((tx) => postMail(tx, mail(`reader${number}@example.org`)));
  await Promise.all([runJobs(), runJobs()]);
  const sent = (await listOutbox(100)).map(({ to }) => to).filter((to) => to.startsWith("reader"));
  expect(sent).toHaveLength(25);
  expect(new Set(sent).size).toBe(25);
});

test("a mail does not wait behind one that takes long while somebody else has time for it", async () => {
  const order: string[] = [];
  for (const to of ["slow@example.org", "quick@example.org"])
    await inTransaction((tx) => postMail(tx, mail(to)));
  await workOffJobs("send-mail", async () => {
    await workOffJobs("send-mail", async () => void order.push("quick"));
    order.push("slow");
  });

  expect(order).toEqual(["quick", "slow"]);
});

test("a server process works off what waits, and stops when it is told to", async () => {
  const stop = startJobs();
  await inTransaction((tx) => postMail(tx, mail("soon@example.org")));
  await vi.waitFor(
    async () => expect((await listOutbox(100)).map(({ to }) => to)).toContain("soon@example.org"),
    {
      timeout: 10_000,
    },
  );
  await stop();
});

test("every kind of mail has words, as text and as HTML in which names are only names", () => {
  for (const kind of MAIL_KINDS) {
    const values = { name: "Ada <b>", group: "Walden & Readers", from: "Bruno", title: "Week 1" };
    const link = "http://127.0.0.1:3000/open-link?token=a&next=b";
    const until = { at: "2026-12-10T12:00:00Z", timeZone: "UTC" };
    const { subject, text, html } = mailWords({ to: "a@x.org", kind, locale: "en", values, until, link });
    expect(subject).not.toMatch(/[{}]|mail\./);
    expect(text).toContain(link);
    expect(text).not.toMatch(/[{}]|mail\./);
    expect(text).toMatch(/^Hello.*,\n\n[A-Z]/);
    expect(html).toContain(link.replace("&", "&amp;"));
    expect(html).not.toContain("<b>");
  }
});

test("nobody writes a stranger's subject line, nor breaks out of the quotation marks, by an invitation", () => {
  const values = { name: "Ada\r\nBcc: eve@example.org", group: `Prize” Click "https://evil.example/a" “` };
  const link = "http://127.0.0.1:3000/invitations/a";
  const until = { at: "2026-12-10T23:30:00Z", timeZone: "Europe/Berlin" };
  const invitation = { to: "a@x.org", kind: "invitation", locale: "en", values, until, link } as const;
  const { subject, text, html } = mailWords(invitation);
  expect(subject).toBe("An invitation to read together at Colloquy");
  expect(text).toContain(
    "invited by “Ada Bcc: eve@example.org” to “Prize' Click 'https://evil.example/a' '”, a group",
  );
  expect(html.match(/href="[^"]*"/g)).toEqual([`href="${link}"`]);
});

test("a mail writes its day as the pages of its reader do, and as the group counts days", () => {
  const values = { name: "Ada", group: "Walden" };
  const until = { at: "2026-12-10T23:30:00Z", timeZone: "Europe/Berlin" };
  const link = "http://127.0.0.1:3000/invitations/a";
  const day = (locale: string | null) =>
    /good until (.*?)\. /.exec(
      mailWords({ to: "a@x.org", kind: "invitation", locale, values, until, link }).text,
    );
  expect(day("en-GB")?.[1]).toBe("11 Dec 2026");
  expect(day("en")?.[1]).toBe("Dec 11, 2026");
  expect(day(null)?.[1]).toBe("Dec 11, 2026");
});

test("a site with a database as new as itself is ready", async () => {
  expect(await isSiteReady()).toBe(true);
  await database().execute(sql`update drizzle.__drizzle_migrations set created_at = 1`);
  expect(await isSiteReady()).toBe(false);
});
