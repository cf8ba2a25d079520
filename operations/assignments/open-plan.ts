import { database } from "@/db/client";
import { findPlan } from "@/db/queries/plans";
import { textOf } from "@/domain/bodies/body-text";
import type { Reading } from "@/domain/readings";
import type { ReadingPlan } from "@/domain/schedules/reading-plan";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";
import { listPlanned } from "./list-planned";
import { type MeasuredPlace, measureText } from "./measure-text";

/** A portion that is published. */
export type PortionFacts = {
  id: string;
  version: number;
  title: string;
  from: number;
  through: number;
  words: number;
  dueAt: string | null;
};

export type OpenedPlan = {
  reading: Pick<Reading, "id" | "title" | "language" | "direction">;
  group: { slug: string; timeZone: string };
  paragraphs: MeasuredPlace[];
  /** How it was planned last, its instructions as plain words; null where it was not. */
  plan: (Omit<ReadingPlan, "instructions"> & { instructions: string }) | null;
  planned: PortionFacts[];
};

/** All that planning a reading needs: its text in words, and what is planned of it already. */
export async function openPlan(viewer: Viewer, readingId: string, now = new Date()): Promise<OpenedPlan> {
  const access = await accessReading(database(), viewer, readingId, "reading.assign");
  const [paragraphs, plan, planned] = await Promise.all([
    measureText(database(), access),
    findPlan(database(), access),
    listPlanned(database(), access, now),
  ]);
  const { id, title, language, direction } = access.reading;
  const { slug, timeZone } = access.group;
  return {
    reading: { id, title, language, direction },
    group: { slug, timeZone },
    paragraphs,
    plan: plan && { ...plan, instructions: plan.instructions ? textOf(plan.instructions) : "" },
    planned: planned.map(({ row, from, through, words }) => ({
      id: row.id,
      version: row.version,
      title: row.title,
      from,
      through,
      words,
      dueAt: row.dueAt?.toISOString() ?? null,
    })),
  };
}
