import type { SlowMinutes } from "@/domain/threads";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { annotationPath } from "./api";
import { send, sendPatiently } from "./request";

export const lockThread = (id: string, reason: string) =>
  send<AnnotationWire>(`${annotationPath(id)}/lock`, { method: "POST", body: { reason } });

export const unlockThread = (id: string) => send<void>(`${annotationPath(id)}/lock`, { method: "DELETE" });

export const slowThread = (id: string, body: { minutes: SlowMinutes; reason: string }) =>
  send<AnnotationWire>(`${annotationPath(id)}/slow`, { method: "PUT", body });

export const moveThread = (id: string, body: { paragraph: number; reason: string }) =>
  send<AnnotationWire>(`${annotationPath(id)}/move`, { method: "POST", body });

export const moveThreadBack = (id: string) => send<void>(`${annotationPath(id)}/move`, { method: "DELETE" });

/** What the group's moderators say again and again; none where they cannot be had. */
export async function findStockNotes(slug: string): Promise<string[]> {
  const { moderation } = await sendPatiently<{ moderation: { stockNotes: string[] } | null }>(
    `/groups/${slug}`,
  ).catch(() => ({ moderation: null }));
  return moderation?.stockNotes ?? [];
}

/** How a paragraph begins, by the number printed beside it; null where there is none. */
export async function findFirstWords(
  readingId: string,
  number: number,
  most: number,
): Promise<string | null> {
  const { items } = await sendPatiently<{ items: { text: string }[] }>(
    `/readings/${readingId}/paragraphs?number=${number}`,
  );
  const text = items[0]?.text;
  if (text === undefined) return null;
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
}
