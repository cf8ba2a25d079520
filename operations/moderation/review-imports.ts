import type { Db } from "@/db/client";
import { type BroughtRow, listBrought } from "@/db/queries/brought-imports";
import type { QueueRow } from "@/db/queries/review";
import { decisionsOnImport, type HandedIn, isAway, mayBeMended } from "@/domain/brought-import";
import type { Granted } from "@/domain/granted";
import { can } from "@/domain/policy";
import { absoluteUrl } from "@/lib/env";
import type { GroupAccess } from "../access";
import type { ThingUnderReview } from "./thing-under-review";

type MayReview = Granted<GroupAccess, "group.review">;

/** What members brought, by the item: as it was handed in, and what whoever reviews may decide of it. */
export async function readBrought(
  db: Db,
  access: MayReview,
  rows: QueueRow[],
): Promise<[string, ThingUnderReview][]> {
  const ids = rows.flatMap(({ import_id }) => import_id ?? []);
  const brought = new Map((await listBrought(db, access, ids)).map((row) => [row.id, row]));
  return rows.flatMap((row): [string, ThingUnderReview][] => {
    const found = brought.get(row.import_id ?? "");
    if (!found?.handedIn) return [];
    return [[row.id, broughtUnderReview(access, row, { ...found, handedIn: found.handedIn })]];
  });
}

function broughtUnderReview(
  access: MayReview,
  row: QueueRow,
  found: BroughtRow & { handedIn: HandedIn },
): ThingUnderReview {
  const { id, handedIn, reading, review } = found;
  const base = `/groups/${access.group.slug}`;
  const on = { ...access, import: { createdBy: row.member_id ?? "", review } };
  const path = reading ? `/readings/${reading.id}` : review === "waiting" ? `/imports/${id}` : "/review";
  // What was taken back, or changed since it was given back, is its member's alone again.
  const isBefore = review === "waiting" || review === "approved" || isAway(found, row.decision);
  return {
    ...{ id, url: absoluteUrl(base + path), reading, quote: null, language: null, paragraph: null },
    ...{
      tags: [],
      picture: null,
      isAway: isAway(found, row.decision),
      brought: isBefore ? toldOf(handedIn) : null,
    },
    decisions: decisionsOnImport({
      mayJudge: can("import.judge", on),
      mayPublish: can("import.approve", on),
      mayMend: mayBeMended(access.group, found),
    }),
  };
}

const toldOf = ({ version: _, ...told }: HandedIn) => told;
