import { database } from "@/db/client";
import { countUnreadNotices, setNoticesRead } from "@/db/queries/notices";
import type { SignedInViewer } from "@/domain/viewer";
import type { List } from "@/domain/wire/list";
import type { NoticeWire } from "@/domain/wire/notice";
import { readNotices } from "./list-notices";

/**
 * What the page of notices shows, and how many are unread. Whatever turns out to be no news any more counts as read from
 * then on, so that the bell does not go on counting what nobody can find.
 */
export async function openNotices(
  viewer: SignedInViewer,
  page: { after?: string | undefined; limit: number },
): Promise<List<NoticeWire> & { unread: number }> {
  const { list, over } = await readNotices(viewer, page);
  if (over.length > 0) await setNoticesRead(database(), viewer, { ids: over });
  return { ...list, unread: await countUnreadNotices(database(), viewer) };
}
