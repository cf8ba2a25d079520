import { database } from "@/db/client";
import { countFigures } from "@/db/queries/transparency";
import { Invalid } from "@/domain/problems";
import { type Days, spanOf, yearOf } from "@/domain/transparency";
import type { Viewer } from "@/domain/viewer";
import type { TransparencyWire } from "@/domain/wire/transparency";
import { accessGroup } from "../access";

/** How a group kept its house, for whoever may read its log: this year, or from one day to another. */
export async function findTransparency(
  viewer: Viewer,
  slug: string,
  asked: { from?: string | undefined; to?: string | undefined },
  now = new Date(),
): Promise<TransparencyWire> {
  const access = await accessGroup(database(), viewer, slug, "group.read-moderation-log");
  const { timeZone } = access.group;
  const year = yearOf(now, timeZone);
  const days: Days = { from: asked.from ?? year.from, to: asked.to ?? year.to };
  const span = spanOf(days, timeZone);
  if (!span) throw new Invalid("transparency.backwards", {}, { field: "to" });
  return { ...days, timeZone, ...(await countFigures(database(), access, span)) };
}
