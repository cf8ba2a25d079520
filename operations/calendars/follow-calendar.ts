import { deleteFeed, replaceFeed } from "@/db/queries/calendar-feeds";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { actorOf, type Viewer } from "@/domain/viewer";
import { hashOf, secretOf } from "@/lib/secrets";
import { accessGroup, authorOf } from "../access";
import { feedUrl } from "./feed-url";

/** A new address for one's calendar of a group. One that there was before leads nowhere any more. */
export async function followCalendar(viewer: Viewer, slug: string, id = newId()): Promise<string> {
  await inTransaction(async (tx) => {
    const access = await accessGroup(tx, viewer, slug, "calendar.follow");
    await replaceFeed(tx, access, { id, tokenHash: hashOf(secretOf(id)) });
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "calendar.opened",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: authorOf(access).id },
    });
  });
  return feedUrl(id);
}

/** The address leads nowhere any more. */
export async function unfollowCalendar(viewer: Viewer, slug: string): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessGroup(tx, viewer, slug, "calendar.follow");
    if (!(await deleteFeed(tx, access))) return;
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "calendar.closed",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: authorOf(access).id },
    });
  });
}
