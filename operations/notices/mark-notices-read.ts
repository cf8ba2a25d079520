import type { z } from "zod";
import { database } from "@/db/client";
import { setNoticesRead } from "@/db/queries/notices";
import type { Viewer } from "@/domain/viewer";
import type { noticesRead } from "@/domain/wire/notice";
import { accessSite } from "../access";

/** One's own, and as with read marks no event: nobody is told how others read. */
export async function markNoticesRead(viewer: Viewer, which: z.output<typeof noticesRead>): Promise<void> {
  const { viewer: reader } = accessSite(viewer, "notice.mark-read");
  await setNoticesRead(database(), reader, which);
}
