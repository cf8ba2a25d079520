import { createTransport, type Transporter } from "nodemailer";
import { publicUrl } from "./env";

export type Letter = { to: string; subject: string; text: string; html: string };

/** Without `SMTP_URL` no mail leaves; it is kept in the outbox for the operator to read. */
export const canSendMail = (): boolean => Boolean(process.env.SMTP_URL);

let transport: { url: string; transporter: Transporter } | undefined;

/**
 * A mail server lets us in within seconds or not at all; it may take longer to look through a mail, and whoever leaves
 * before it has will send that mail twice. Both stay far below the time after which a job is given to another.
 */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

function transporter(url: string): Transporter {
  if (transport?.url !== url) transport = { url, transporter: createTransport({ url, ...PATIENCE }) };
  return transport.transporter;
}

const sender = (): string => process.env.MAIL_FROM || `Colloquy <colloquy@${publicUrl().hostname}>`;

export async function sendMail(mail: Letter): Promise<void> {
  const url = process.env.SMTP_URL;
  if (!url) throw new Error("SMTP_URL is not set");
  await transporter(url).sendMail({
    ...mail,
    to: { name: "", address: mail.to },
    from: sender(),
    headers: { "auto-submitted": "auto-generated" },
  });
}

/** Null when the mail server lets us in, else what is wrong. */
export async function findMailProblem(): Promise<string | null> {
  try {
    await transporter(process.env.SMTP_URL ?? "").verify();
    return null;
  } catch (cause) {
    return `The mail server does not let us in: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}
