/** What is written to people, by its name below `mail` in the message catalogue. */
export const MAIL_KINDS = [
  "sign-up",
  "address-taken",
  "reset-password",
  "password-changed",
  "password-reset",
  "invitation",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A mail before it has words: they are made in its reader's language when it is sent. */
export type Mail = {
  to: string;
  kind: MailKind;
  locale: string | null;
  values: Record<string, string | number>;
  /** The day that its words name as `{until}`, where those who invite keep their calendar. */
  until?: { at: string; timeZone: string };
  /** Absolute. */
  link: string;
};
