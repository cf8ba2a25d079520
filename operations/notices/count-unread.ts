import { database } from "@/db/client";
import { countUnreadNotices } from "@/db/queries/notices";
import type { SignedInViewer } from "@/domain/viewer";

/** For the bell that every page has: one look at an index, which asks no permission and so may count what is over. */
export const countUnread = (viewer: SignedInViewer): Promise<number> =>
  countUnreadNotices(database(), viewer);
