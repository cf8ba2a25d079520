import type { z } from "zod";
import { database } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertInvitation } from "@/db/queries/invitations";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { INVITED_BY_MAIL, INVITING_BY_MAIL } from "@/domain/limits";
import { Invalid, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { newInvitation } from "@/domain/wire/invitation";
import { absoluteUrl } from "@/lib/env";
import { hashOf, secretOf } from "@/lib/secrets";
import { accessGroup } from "../access";
import { spend } from "../limits/spend";
import { postMail } from "../mail/post-mail";

export type AddedInvitation = { id: string; token: string; url: string };

/** `known`: somebody invited by their handle, whose address stays with us. */
type Making = { id?: string; known?: { handle: string; email: string } | null; now?: Date };

const DAY = 24 * 60 * 60 * 1000;

/**
 * A link to pass on, or a mail to one address, whose account alone can accept it, once. Done again under the same id it
 * answers with the same link.
 */
export async function addInvitation(
  viewer: Viewer,
  slug: string,
  { role, email: typed, maxUses, days, expiresAt }: z.output<typeof newInvitation>,
  { id = newId(), known = null, now = new Date() }: Making = {},
): Promise<AddedInvitation> {
  await accessGroup(database(), viewer, slug, "group.invite");
  const end = expiresAt ? new Date(expiresAt) : new Date(now.getTime() + days * DAY);
  const email = known?.email ?? typed;
  if (end <= now) throw new Invalid("invitation.ends-before-it-begins");
  // By handle they are counted apart, or the count would tell whose address it is.
  if (email) await spendMail(viewer, known ? `@${known.handle}` : email);
  const token = secretOf(id);
  const url = absoluteUrl(`/invitations/${token}`);
  await inTransaction(async (tx) => {
    const access = await accessGroup(tx, viewer, slug, "group.invite");
    const { group, membership } = access;
    if (!membership) throw new NotFound();
    const isMade = await insertInvitation(tx, access, {
      id,
      tokenHash: hashOf(token),
      role,
      email: email ?? null,
      handle: known?.handle ?? null,
      maxUses: email ? 1 : (maxUses ?? null),
      expiresAt: end,
      createdBy: membership.id,
    });
    if (!isMade) return;
    if (email) {
      const values = { group: group.name, name: membership.name };
      const until = { at: end.toISOString(), timeZone: group.timeZone };
      const onlyFor = { invitation: { groupId: group.id, id } };
      await postMail(tx, { to: email, kind: "invitation", locale: null, values, until, link: url, onlyFor });
    }
    await recordEvent(tx, {
      streamId: group.id,
      kind: "invitation.added",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { invitationId: id, to: { role } },
    });
  });
  return { id, token, url };
}

async function spendMail(viewer: Viewer, to: string): Promise<void> {
  await spend(`inviting-by-mail:${viewer.userId}`, INVITING_BY_MAIL, "invitation.sent-many");
  await spend(`invited-by-mail:${hashOf(to.toLowerCase())}`, INVITED_BY_MAIL, "invitation.sent-often");
}
