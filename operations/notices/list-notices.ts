import { database } from "@/db/client";
import { listNoticeRows } from "@/db/queries/notices";
import { SignedOut } from "@/domain/problems";
import { isSignedIn, type SignedInViewer, type Viewer } from "@/domain/viewer";
import { type List, pageOf } from "@/domain/wire/list";
import type { NoticeWire } from "@/domain/wire/notice";
import { tellNotice } from "./tell-notice";

type Page = { after?: string | undefined; limit: number };

/** One's own notices that still tell something, the newest first. */
export async function listNotices(viewer: Viewer, page: Page): Promise<List<NoticeWire>> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  return (await readNotices(viewer, page)).list;
}

/** `over`: those on the way that were unread and are news no more. */
export async function readNotices(
  viewer: SignedInViewer,
  { after, limit }: Page,
): Promise<{ list: List<NoticeWire>; over: string[] }> {
  const told: NoticeWire[] = [];
  const over: string[] = [];
  let from = after;
  let isMore = true;
  while (isMore && told.length <= limit) {
    const rows = await listNoticeRows(database(), viewer, { after: from, limit: limit + 1 });
    const words = await Promise.all(rows.map((row) => tellNotice(viewer, row)));
    told.push(...words.filter((one) => one !== null));
    over.push(
      ...rows.filter((row, at) => row.readAt === null && words[at]?.read !== false).map(({ id }) => id),
    );
    from = rows.at(-1)?.id;
    isMore = rows.length > limit;
  }
  return { list: pageOf(told, limit, { item: (one) => one, cursor: ({ id }) => id }), over };
}
