import { createHash } from "node:crypto";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertFile, insertImport } from "@/db/queries/imports";
import { storableText } from "@/domain/bodies/storable-text";
import { newId } from "@/domain/ids";
import { mediaTypeOf } from "@/domain/import-formats";
import type { ImportOptions, ImportState } from "@/domain/import-state";
import type { Proposal } from "@/domain/proposal";
import { actorOf } from "@/domain/viewer";
import type { ImportingAccess } from "./access-import";
import type { FileToParse } from "./parse-file";

/** What an import is for, where it is not for a text of its own. */
export type ImportOf = { textId?: string; translates?: string; translationId?: string };

/** The file as it came, and what was read of it, or what is to be; and the text that it corrects or translates. */
export async function keepImport(
  tx: Transaction,
  access: ImportingAccess,
  file: Pick<FileToParse, "bytes" | "name" | "format">,
  row: { proposal: Proposal; state?: ImportState; options?: ImportOptions } & ImportOf,
): Promise<string> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const [id, fileId] = [newId(), newId()];
  await insertFile(tx, access, {
    id: fileId,
    name: storableText(file.name ?? "pasted.txt"),
    type: mediaTypeOf(file),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes,
  });
  await insertImport(tx, access, { id, fileId, ...row });
  await recordEvent(tx, {
    streamId: access.group.id,
    kind: "import.added",
    groupId: access.group.id,
    byUserId: actorOf(access.viewer),
    subject: { importId: id },
  });
  return id;
}
