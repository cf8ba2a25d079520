import { escapeHtml } from "@/domain/escape-html";
import type { Mail } from "@/domain/mails";
import { publicUrl } from "@/lib/env";
import type { Letter } from "@/lib/mail";
import { formatsFor } from "@/messages/locales";
import { translator } from "@/messages/translator";

/** What people call themselves and their groups is one line, and does not end the quotation marks that it stands in. */
const quotable = (value: string | number): string | number =>
  typeof value === "string"
    ? value
        .replace(/\s+/g, " ")
        .replace(/["“”„‟«»]/g, "'")
        .trim()
    : value;

const dayIn = (locale: string, { at, timeZone, isMoment = false }: NonNullable<Mail["until"]>): string =>
  new Intl.DateTimeFormat(formatsFor(locale), {
    dateStyle: isMoment ? "full" : "medium",
    ...(isMoment && { timeStyle: "short" }),
    timeZone,
  }).format(new Date(at));

/**
 * A mail in its reader's language: plain text, and the same with a button. Its subject is ours alone, or inviting a
 * stranger would be a way to send them any line one likes.
 */
export function mailWords({ to, kind, locale, values, until, link }: Mail): Letter {
  const words = translator(locale ?? "en");
  const host = publicUrl().host;
  const ours = { site: words("site.name"), host };
  const quoted = Object.entries(values).map(([name, value]) => [name, quotable(value)]);
  const all = {
    ...Object.fromEntries(quoted),
    ...ours,
    ...(until && { until: dayIn(locale ?? "en", until) }),
  };
  const paragraphs = words(`mail.${kind}.body`, all).split("\n\n");
  const ending = words(`mail.${kind}.ending`, all);
  const button = words(`mail.${kind}.button`);
  const subject = words(`mail.${kind}.subject`, ours);

  const text = [...paragraphs, link, ending, `-- \n${ours.site}, ${host}`].join("\n\n");
  const html = [
    '<div style="max-width:36rem;font:16px/1.5 sans-serif">',
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p><a href="${escapeHtml(link)}" style="display:inline-block;padding:8px 16px;border-radius:6px;background:#1a5c57;color:#ffffff;text-decoration:none">${escapeHtml(button)}</a></p>`,
    `<p>${escapeHtml(ending)}</p>`,
    `<p style="color:#655a4c">${escapeHtml(`${ours.site}, ${host}`)}</p>`,
    "</div>",
  ].join("\n");
  return { to, subject, text, html };
}
