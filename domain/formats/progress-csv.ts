import type { Targets } from "../assignments";
import type { ProgressWire } from "../wire/assignment";
import { csvRow } from "./csv-row";

const COLUMNS = [
  "name",
  "handle",
  "annotations",
  "annotations asked for",
  "replies",
  "replies asked for",
  "read to paragraph",
  "read to the end",
  "done",
  "subgroup",
];

/** One row a member. */
export async function* progressCsv(targets: Targets, rows: readonly ProgressWire[]): AsyncGenerator<string> {
  yield csvRow(COLUMNS);
  for (const { member, subgroup, annotations, replies, readTo, isReadToEnd, done } of rows)
    yield csvRow([
      member.name,
      member.handle,
      annotations,
      targets.annotations,
      replies,
      targets.replies,
      readTo,
      isReadToEnd ? "yes" : "no",
      done ? "yes" : "no",
      subgroup,
    ]);
}
