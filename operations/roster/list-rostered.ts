import { database } from "@/db/client";
import { listRostered as listRows, type RosteredRow } from "@/db/queries/rostered";
import type { Viewer } from "@/domain/viewer";
import type { RosteredWire } from "@/domain/wire/roster";
import { accessGroup } from "../access";

/** Those for whom links can be printed. */
export async function listRostered(viewer: Viewer, slug: string, now = new Date()): Promise<RosteredWire> {
  const access = await accessGroup(database(), viewer, slug, "group.list-accounts");
  const rows = await listRows(database(), access);
  const items = rows.map(({ hasPassword, link, ...member }) => ({
    member,
    hasPassword,
    link: linkOf(link, now),
  }));
  return { items, next: null };
}

function linkOf(link: RosteredRow["link"], now: Date) {
  if (!link) return null;
  const expiresAt = new Date(link.expiresAt);
  const state = link.usedAt !== null ? "used" : expiresAt <= now ? "over" : "open";
  return { state: state as "used" | "over" | "open", expiresAt: expiresAt.toISOString() };
}
