import { database } from "@/db/client";
import { findInvitation as findRow, listInvitations as listRows } from "@/db/queries/invitations";
import { isId } from "@/domain/ids";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { InvitationWire } from "@/domain/wire/invitation";
import { type List, pageOf } from "@/domain/wire/list";
import { accessGroup } from "../access";
import { invitationWire } from "./invitation-wire";

type Page = { after?: string | undefined; limit: number };

/** All there were, the newest first; without their tokens. */
export async function listInvitations(
  viewer: Viewer,
  slug: string,
  { after, limit }: Page,
  now = new Date(),
): Promise<List<InvitationWire>> {
  const access = await accessGroup(database(), viewer, slug, "group.list-invitations");
  const found = await listRows(database(), access, { after, limit: limit + 1 });
  return pageOf(found, limit, { item: (row) => invitationWire(row, now), cursor: ({ id }) => id });
}

export async function findInvitation(viewer: Viewer, slug: string, id: string): Promise<InvitationWire> {
  const access = await accessGroup(database(), viewer, slug, "group.list-invitations");
  const invitation = isId(id) ? await findRow(database(), access, id) : null;
  if (!invitation) throw new NotFound();
  return invitationWire(invitation, new Date());
}
