import { recordEvent } from "@/db/queries/events";
import { admitMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import type { Membership } from "@/domain/groups";
import { can } from "@/domain/policy";
import { Conflict, Forbidden, SignedOut } from "@/domain/problems";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";

/** In an open group one is in at once; where joining is on request, one waits for a moderator. Asking twice changes nothing. */
export async function joinGroup(viewer: Viewer, slug: string): Promise<Membership> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  return inTransaction(async (tx) => {
    const access = await accessGroup(tx, viewer, slug, "group.read", "update");
    const { group, membership } = access;
    if (membership?.state === "banned") throw new Forbidden("group.banned");
    if (!can("group.ask-to-join", access)) throw new Forbidden("forbidden");
    if (membership?.state === "active" || membership?.state === "pending") return membership;
    if (group.admission === "by-invitation") throw new Forbidden("group.by-invitation");
    if (!can("group.join", access)) throw new Forbidden("forbidden");
    const person = { id: viewer.userId, name: viewer.name, handle: viewer.handle };
    const state = group.admission === "open" ? "active" : "pending";
    const joined = await admitMember(tx, group.id, person, { role: "member", state });
    if (!joined) throw new Conflict("conflict");
    await recordEvent(tx, {
      streamId: group.id,
      kind: state === "active" ? "member.joined" : "member.requested",
      groupId: group.id,
      byUserId: viewer.userId,
      subject: { memberId: joined.id },
    });
    return joined;
  });
}
