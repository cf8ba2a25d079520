import { database } from "@/db/client";
import type { Viewer } from "@/domain/viewer";
import type { ReadingWire } from "@/domain/wire/reading";
import { accessReading } from "../access";
import { readingWire } from "./reading-wire";

export async function findReading(viewer: Viewer, id: string): Promise<ReadingWire> {
  return readingWire(await accessReading(database(), viewer, id, "reading.read"));
}
