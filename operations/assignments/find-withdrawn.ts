import { database } from "@/db/client";
import { findWithdrawnAt } from "@/db/queries/assignments";
import { TAKING_BACK } from "@/domain/limits";
import { NotFound } from "@/domain/problems";
import { isSameSlug } from "@/domain/slugs";
import type { Viewer } from "@/domain/viewer";
import { accessWithdrawnAssignment } from "../access";

/** What was withdrawn in a group so lately that it can be put back. @throws NotFound */
export async function findWithdrawn(
  viewer: Viewer,
  slug: string,
  id: string,
  now = new Date(),
): Promise<{ id: string; title: string }> {
  const access = await accessWithdrawnAssignment(database(), viewer, id);
  const at = await findWithdrawnAt(database(), access);
  const isFresh = at !== null && now.getTime() - at.getTime() < TAKING_BACK;
  if (!isFresh || !isSameSlug(access.group.slug, slug)) throw new NotFound();
  return { id: access.assignment.id, title: access.assignment.title };
}
