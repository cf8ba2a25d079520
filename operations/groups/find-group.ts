import { database } from "@/db/client";
import { findGroupCard } from "@/db/queries/groups";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import { accessGroup } from "../access";
import { groupWire } from "./group-wire";

/** A group as whoever asks may know it. */
export async function findGroup(viewer: Viewer, slug: string): Promise<GroupWire> {
  const access = await accessGroup(database(), viewer, slug, "group.read");
  const card = await findGroupCard(database(), access, viewer.userId);
  if (!card) throw new NotFound();
  return groupWire(card);
}
