import { accepted, type Parsed } from "../parsed";
import { cutAt } from "./cut-at";
import { cutEvenly, type Share } from "./cut-evenly";
import { type Calendar, type Meeting, meetingTimes } from "./meeting-times";
import type { MeasuredParagraph, Portion, PortionPlace } from "./portions";

/** `begins`: the paragraphs at which the portions begin, by index, where they are not to be cut evenly. */
export type Plan = { share: Share | { begins: readonly number[] }; calendar: Calendar };

export type PlannedPortion = Portion & { meeting: Meeting };

/** A text, or a part of it, in portions, and a meeting for each portion, from an instant on if one is named. */
export function planSchedule(
  paragraphs: readonly MeasuredParagraph[],
  { share, calendar }: Plan,
  { part, notBefore }: { part?: PortionPlace; notBefore?: Date } = {},
): Parsed<PlannedPortion[]> {
  const portions =
    "begins" in share ? cutAt(paragraphs, share.begins, part) : cutEvenly(paragraphs, share, part);
  if (!portions.ok) return portions;
  const meetings = meetingTimes(calendar, portions.value.length, notBefore);
  if (!meetings.ok) return meetings;
  return accepted(
    meetings.value.flatMap((meeting, at) => {
      const portion = portions.value[at];
      return portion ? { ...portion, meeting } : [];
    }),
  );
}
