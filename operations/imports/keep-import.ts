import { createHash } from "node:crypto";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertFile, insertImport } from "@/db/queries/imports";
import { storableText } from "@/domain/bodies/storable-text";
import type { ImportReview } from "@/domain/brought-import";
import { newId } from "@/domain/ids";
import { mediaTypeOf } from "@/domain/import-formats";
import type { ImportOptions, ImportState } from "@/domain/import-state";
import type { Proposal } from "@/domain/proposal";
import { actorOf } from "@/domain/viewer";
import type { BringingAccess, ImportingAccess } from "./access-import";
import type { FileToParse } from "./parse-file";

/** What an import is for, where it is not for a text of its own. */
export type ImportOf = { textId?: string; translates?: string; translationId?: string };

type NewImport = {
  id?: string;
  proposal: Proposal;
  state?: ImportState;
  options?: ImportOptions;
  review?: ImportReview;
};

/** The file as it came, and what was read of it, or what is to be; and the text that it corrects or translates. */
export async function keepImport(
  tx: Transaction,
  access: ImportingAccess | BringingAccess,
  file: Pick<FileToParse, "bytes" | "name" | "format">,
  { id = newId(), ...row }: NewImport & ImportOf,
): Promise<string> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const fileId = newId();
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
