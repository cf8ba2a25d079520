import { timeTeller } from "@/app/_request/tell-time";
import type { ToldEntry } from "@/components/moderation/log-line";
import type { LogEntryWire } from "@/domain/wire/moderation";

/** Tells the times of what was done. */
export async function entryTeller(groupZone: string) {
  const tell = await timeTeller(groupZone);
  return (entry: LogEntryWire): ToldEntry => ({
    ...entry,
    told: tell(entry.at) ?? { at: entry.at, text: "", exact: "" },
    untilTold: tell(entry.until),
  });
}
