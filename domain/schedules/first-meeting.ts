import { IANAZone } from "luxon";
import { DAY, wallTimeAt, writeWallTime } from "./wall-time";

/** When a group could meet first, if nobody says otherwise: in a week, in the evening. */
export const firstMeetingAfter = (now: Date, zone: string): string =>
  `${writeWallTime(wallTimeAt(now.getTime() + 7 * DAY, IANAZone.create(zone))).slice(0, 10)}T19:00`;
