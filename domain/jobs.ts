/** What runs later, by the name of its queue, and what each needs to know. */
export type Jobs = {
  /** Sealed, because a mail may hold a link that lets somebody in. */
  "send-mail": { sealed: string };
  /** The address that somebody typed. */
  "send-reset-link": { sealed: string };
  "read-import": { groupId: string; importId: string };
  "send-reminder": { assignmentId: string; userId: string; dueAt: string };
};

export type JobName = keyof Jobs;

export const JOB_NAMES = [
  "send-mail",
  "send-reset-link",
  "send-reminder",
  "read-import",
] as const satisfies JobName[];
