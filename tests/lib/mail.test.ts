import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, test, vi } from "vitest";
import { canSendMail, findMailProblem, sendMail } from "@/lib/mail";

afterEach(() => vi.unstubAllEnvs());

type Caught = { from: string; to: string[]; words: string };

/** A mail server that keeps what it is given. */
async function catchMail() {
  const caught: Caught[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        const to = envelope.rcptTo.map(({ address }) => address);
        caught.push({ from, to, words: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`);
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return { caught, close };
}

test("mail goes to the server that SMTP_URL names, to one address, from the one that is set", async () => {
  const { caught, close } = await catchMail();
  vi.stubEnv("MAIL_FROM", "The Margin <margin@example.org>");
  const address = '"eve@example.org, mallory"@example.org';
  await sendMail({
    to: "ada@example.org",
    subject: "A link – for you",
    text: "Here it is",
    html: "<p>Here it is</p>",
  });
  await sendMail({ to: address, subject: "Only one", text: "One", html: "<p>One</p>" }).catch(() => {});
  await close();

  expect(caught[0]).toMatchObject({ from: "margin@example.org", to: ["ada@example.org"] });
  expect(caught[0]?.words).toMatch(/^Auto-Submitted: auto-generated/im);
  expect(caught.flatMap(({ to }) => to)).not.toContain("mallory");
  expect(caught.every(({ to }) => to.length === 1)).toBe(true);
});

test("without a mail server nothing is sent, and nobody is told that it was", async () => {
  vi.stubEnv("SMTP_URL", "");
  expect(canSendMail()).toBe(false);
  await expect(sendMail({ to: "ada@example.org", subject: "", text: "", html: "" })).rejects.toThrow(
    "SMTP_URL",
  );
});

test("a mail server that says nothing is given up after ten seconds", async () => {
  const mute = createServer().listen(0, "127.0.0.1");
  await once(mute, "listening");
  vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const sending = expect(
      sendMail({ to: "ada@example.org", subject: "", text: "", html: "" }),
    ).rejects.toThrow(/greeting/i);
    const [socket] = await once(mute, "connection");
    await vi.advanceTimersByTimeAsync(10_000);
    await sending;
    socket.destroy();
  } finally {
    vi.useRealTimers();
    mute.close();
  }
});

test("a mail server that is away is named as the problem", async () => {
  const { close } = await catchMail();
  expect(await findMailProblem()).toBeNull();
  await close();
  vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");
  expect(await findMailProblem()).toContain("does not let us in");
});
