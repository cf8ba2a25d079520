import type { Db } from "@/db/client";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessEditions, type TextAccess } from "../access";

export type TranslatingAccess = Granted<TextAccess & { membership: Membership }, "text.translate">;

/** Whoever may translate a text is a member: the translation's editions bear their name. */
export async function accessTranslating(db: Db, viewer: Viewer, textId: string): Promise<TranslatingAccess> {
  const access = await accessEditions(db, viewer, textId, "text.translate");
  if (!isMember(access)) throw new NotFound();
  return access;
}

const isMember = (access: Granted<TextAccess, "text.translate">): access is TranslatingAccess =>
  access.membership !== null;
