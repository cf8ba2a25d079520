import type { Db } from "@/db/client";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessEditions, type TextAccess } from "../access";

export type CorrectingAccess = Granted<TextAccess & { membership: Membership }, "text.correct">;

/** Whoever may correct a text is a member: the edition bears their name. */
export async function accessCorrecting(db: Db, viewer: Viewer, textId: string): Promise<CorrectingAccess> {
  const access = await accessEditions(db, viewer, textId, "text.correct");
  if (!isMember(access)) throw new NotFound();
  return access;
}

const isMember = (access: Granted<TextAccess, "text.correct">): access is CorrectingAccess =>
  access.membership !== null;
