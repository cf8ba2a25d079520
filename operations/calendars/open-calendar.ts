import { database } from "@/db/client";
import { findOwnFeed } from "@/db/queries/calendar-feeds";
import type { Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";
import { feedUrl } from "./feed-url";

/** The address of one's calendar of a group; null before one has made it. */
export async function openCalendar(viewer: Viewer, slug: string): Promise<string | null> {
  const access = await accessGroup(database(), viewer, slug, "calendar.follow");
  const id = await findOwnFeed(database(), access);
  return id && feedUrl(id);
}
