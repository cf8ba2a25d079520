import { type Db, database } from "@/db/client";
import { findTextOfTranslation } from "@/db/queries/translations";
import type { Granted } from "@/domain/granted";
import { isId } from "@/domain/ids";
import type { AbilityOn, OnGroup } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import { accessEditions, type TextAccess } from "../access";

/** A translation is known to whoever knows its text. */
export async function accessTranslation<A extends AbilityOn<OnGroup>>(
  db: Db,
  viewer: Viewer,
  id: string,
  ability: A,
): Promise<Granted<TextAccess, A>> {
  const textId = isId(id) ? await findTextOfTranslation(db, id) : null;
  return accessEditions(db, viewer, textId ?? "", ability);
}

export async function askTranslation(viewer: Viewer, id: string, ability: AbilityOn<OnGroup>): Promise<void> {
  await accessTranslation(database(), viewer, id, ability);
}
