import type { z } from "zod";
import { database } from "@/db/client";
import type { Viewer } from "@/domain/viewer";
import type { memberEdit } from "@/domain/wire/member";
import { accessMember } from "../access";
import { approveRequest } from "./approve-request";
import { changeRole } from "./change-role";

/** A request is approved before the role is changed, as only active members have one; both rights are asked for first. */
export async function editMember(
  viewer: Viewer,
  slug: string,
  memberId: string,
  { state, role }: z.output<typeof memberEdit>,
): Promise<void> {
  if (role !== undefined) await accessMember(database(), viewer, slug, memberId, "member.change-role");
  if (state !== undefined) await approveRequest(viewer, slug, memberId);
  if (role !== undefined) await changeRole(viewer, slug, { memberId, role });
}
