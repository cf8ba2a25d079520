import { COUNTED_DECISIONS, COUNTED_SANCTIONS } from "../transparency";
import type { TransparencyWire } from "../wire/transparency";
import { csvRow } from "./csv-row";

/** One row a figure. */
export async function* transparencyCsv(group: string, told: TransparencyWire): AsyncGenerator<string> {
  yield csvRow(["figure", "value"]);
  yield csvRow(["group", group]);
  yield csvRow(["from", told.from]);
  yield csvRow(["to", told.to]);
  yield csvRow(["time zone", told.timeZone]);
  yield csvRow(["posts", told.posts]);
  yield csvRow(["flags", told.flags]);
  yield csvRow(["flagged posts", told.flaggedPosts]);
  yield csvRow(["hidden by flags", told.hiddenByFlags]);
  yield csvRow(["held", told.held]);
  for (const one of COUNTED_DECISIONS) yield csvRow([`decision: ${one}`, told.decisions[one]]);
  yield csvRow(["appeals", told.appeals]);
  yield csvRow(["appeals granted", told.appealsGranted]);
  yield csvRow(["median seconds to a decision", told.medianSeconds]);
  for (const one of COUNTED_SANCTIONS) yield csvRow([`sanction: ${one}`, told.sanctions[one]]);
}
