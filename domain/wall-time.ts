import { IANAZone } from "luxon";
import { readWallTime, settleWallTime, wallTimeAt, writeWallTime } from "./schedules/wall-time";

/** As `<input type="datetime-local">` sends it; some browsers add seconds. */
const WALL_TIME = /^([1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,3})?))?$/;

/** The instant at which clocks in a zone show this time; null when it is none. */
export function instantOf(wallTime: string, zone: string): Date | null {
  const [, minute = "", seconds = "0"] = WALL_TIME.exec(wallTime) ?? [];
  const wall = readWallTime(minute);
  return wall === null
    ? null
    : new Date(settleWallTime(wall, IANAZone.create(zone)) + Number(seconds) * 1000);
}

/** What clocks in a zone show, to the minute, for the same kind of input. */
export const wallTimeOf = (instant: Date, zone: string): string =>
  writeWallTime(wallTimeAt(instant.getTime(), IANAZone.create(zone)));
