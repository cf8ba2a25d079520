import type { z } from "zod";
import { database } from "@/db/client";
import { listAudience } from "@/db/queries/mentions";
import { MENTIONABLE } from "@/domain/limits";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { MentionableWire, mentionableQuery } from "@/domain/wire/mention";
import { accessAnnotation, accessReading } from "../access";

/**
 * Members whose name or handle begins like what somebody types who writes here: those who could read it, but for
 * themselves. Who has muted them is among these, since they are not to learn of it.
 */
export async function listMentionable(
  viewer: Viewer,
  readingId: string,
  { q, thread, audience }: z.output<typeof mentionableQuery>,
): Promise<MentionableWire> {
  if (thread === undefined) {
    const access = await accessReading(database(), viewer, readingId, "reading.annotate");
    if (audience === "me") return { items: [] };
    return { items: await listAudience(database(), access, { q, thread: null, limit: MENTIONABLE }) };
  }
  const access = await accessAnnotation(database(), viewer, thread, "annotation.answer");
  if (access.reading.id !== readingId.toLowerCase()) throw new NotFound();
  return { items: await listAudience(database(), access, { q, thread, limit: MENTIONABLE }) };
}
