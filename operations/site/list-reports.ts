import { database } from "@/db/client";
import { listReportRows } from "@/db/queries/reports";
import type { Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { ReportWire } from "@/domain/wire/site";
import { accessSite } from "../access";

type Page = { after?: string | undefined; limit: number };

/** For each group how much waits for its moderators and how much they decided lately, and no word of what it is about. */
export async function listReports(viewer: Viewer, { after, limit }: Page): Promise<List<ReportWire>> {
  const rows = await listReportRows(database(), accessSite(viewer, "site.oversee"), {
    after,
    limit: limit + 1,
  });
  return pageOf(rows, limit, {
    cursor: ({ cursor }) => cursor,
    item: ({ slug, decided_at, cursor: _, ...report }) => ({ group: slug, ...report, decidedAt: decided_at }),
  });
}
