import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";

/** Something that happens at one moment. Its `id` stays the same for as long as it is the same thing. */
export type CalendarEvent = {
  id: string;
  at: Date;
  title: string;
  /** Plain text. */
  description: string;
  url: string;
  /** One more each time it was changed: programs take only what is newer than what they have. */
  sequence: number;
  isCancelled: boolean;
};

/** How often programs that ask are told to come back, in seconds: a change of plan is known by the next meal. */
const REFRESH = 4 * 60 * 60;

/** An iCalendar (RFC 5545) of moments. `host` makes the ids of this site different from those of others. */
export function serializeCalendar(
  { name, host, now }: { name: string; host: string; now: Date },
  events: readonly CalendarEvent[],
): string {
  const calendar = ical({
    name,
    prodId: { company: "Colloquy", product: "Assignments", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH,
  });
  for (const { id, at, title, description, url, sequence, isCancelled } of events)
    calendar.createEvent({
      id: `${id}@${host}`,
      start: at,
      end: at,
      stamp: now,
      sequence,
      summary: title,
      description,
      url,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return calendar.toString();
}
