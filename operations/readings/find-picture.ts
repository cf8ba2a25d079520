import { database } from "@/db/client";
import { findPicture as findRow, type PictureRow, readPictureBytes } from "@/db/queries/pictures";
import { isPictureKey } from "@/domain/pictures";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessReading } from "../access";

export type FoundPicture = Omit<PictureRow, "fileId"> & { read: () => Promise<Uint8Array> };

/**
 * A picture of the text that a reading is of, for whoever may read it; its bytes when they are asked for. Of one that
 * moderators have taken out of view, nothing is there, but for themselves, who may have to look again.
 */
export async function findPicture(viewer: Viewer, readingId: string, key: string): Promise<FoundPicture> {
  const db = database();
  const access = await accessReading(db, viewer, readingId, "reading.read");
  const isAway = access.reading.picturesAway.includes(key) && !access.looker.moderates;
  const found = isPictureKey(key) && !isAway ? await findRow(db, access, key) : null;
  if (!found) throw new NotFound();
  return { key: found.key, type: found.type, read: () => readPictureBytes(db, access, found) };
}
