import type { AssignmentTimes } from "@/domain/assignments";

type Written = { [Time in keyof AssignmentTimes]?: string | null | undefined };

const read = (instant: string | null | undefined, before: Date | null): Date | null =>
  instant === undefined ? before : instant === null ? null : new Date(instant);

/** The times as they are asked for; what is left out stays as it was. */
export const timesOf = (written: Written, before?: AssignmentTimes): AssignmentTimes => ({
  opensAt: read(written.opensAt, before?.opensAt ?? null),
  dueAt: read(written.dueAt, before?.dueAt ?? null),
  repliesUntil: read(written.repliesUntil, before?.repliesUntil ?? null),
});
