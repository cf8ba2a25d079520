import { database } from "@/db/client";
import type { ImportReview } from "@/domain/brought-import";
import { can } from "@/domain/policy";
import type { Viewer } from "@/domain/viewer";
import type { GroupAccess } from "../access";
import { accessBringing } from "./access-import";

/** How what somebody brings stands with the group's review: organizers publish without one. */
export const reviewOf = (access: GroupAccess): ImportReview =>
  can("text.import", access) ? "none" : "begun";

/** Whether what somebody brings is published at once. Asked of whoever may bring something; the deed asks again. */
export async function publishes(viewer: Viewer, slug: string): Promise<boolean> {
  return reviewOf(await accessBringing(database(), viewer, slug)) === "none";
}
