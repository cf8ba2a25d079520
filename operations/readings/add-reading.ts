import { database } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import type { ImportWarning } from "@/domain/formats/decode-text";
import { excludedFrom } from "@/domain/import-draft";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessImporting } from "../imports/access-import";
import { draftOfFile, type FileToImport } from "../imports/draft-of-file";
import { keepImport } from "../imports/keep-import";
import { publishDraft } from "../imports/publish-draft";
import type { PublishedText } from "../imports/publish-text";

export type AddedReading = PublishedText & {
  excluded: ReturnType<typeof excludedFrom>;
  warnings: ImportWarning[];
};

/** Imports a file and publishes what was read of it, without a look in between. */
export async function addReading(viewer: Viewer, slug: string, file: FileToImport): Promise<AddedReading> {
  await accessImporting(database(), viewer, slug);
  const draft = await draftOfFile(file);
  const published = await inTransaction(async (tx) => {
    const access = await accessImporting(tx, viewer, slug);
    const importId = await keepImport(tx, access, { bytes: file.bytes, name: file.name }, draft);
    const text = await publishDraft(tx, access, importId, draft);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "reading.added",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { readingId: text.readingId },
    });
    return text;
  });
  return { ...published, excluded: excludedFrom(draft), warnings: draft.warnings };
}
