/** What is written to people, by its name below `mail` in the message catalogue. */
export const MAIL_KINDS = [
  "sign-up",
  "address-taken",
  "reset-password",
  "password-changed",
  "password-reset",
  "invitation",
  "reminder",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A mail before it has words: they are made in its reader's language when it is sent. */
export type Mail = {
  to: string;
  kind: MailKind;
  locale: string | null;
  values: Record<string, string | number>;
  /** What its words name as `{until}`, in somebody's calendar: a day, or a moment of it. */
  until?: { at: string; timeZone: string; isMoment?: boolean };
  /** Absolute. */
  link: string;
  /** Asked again when it is sent, which may be hours later; left out where it is for whoever has the address. */
  onlyFor?: MailOnlyFor;
};

/** An account that may still sign in; a member of a group who still is one; whoever an invitation still lets in. */
export type MailOnlyFor =
  | { userId: string; memberOf?: string }
  | { invitation: { groupId: string; id: string } };
