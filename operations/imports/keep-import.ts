import { createHash } from "node:crypto";
import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { insertFile, insertImport } from "@/db/queries/imports";
import { insertPictures } from "@/db/queries/pictures";
import { storableText } from "@/domain/bodies/storable-text";
import { newId } from "@/domain/ids";
import { mediaTypeOf } from "@/domain/import-formats";
import { actorOf } from "@/domain/viewer";
import type { ImportingAccess } from "./access-import";
import type { FileToParse } from "./parse-file";
import type { KeyedPicture, ReadFile } from "./proposal-of-file";

/** The file as it came, and what was read of it. */
export async function keepImport(
  tx: Transaction,
  access: ImportingAccess,
  file: Pick<FileToParse, "bytes" | "name" | "format">,
  { proposal, pictures }: ReadFile,
): Promise<string> {
  const bytes = bufferOf(file.bytes);
  const [id, fileId] = [newId(), newId()];
  await insertFile(tx, access, {
    id: fileId,
    name: storableText(file.name ?? "pasted.txt"),
    type: mediaTypeOf(file),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes,
  });
  await insertImport(tx, access, { id, fileId, proposal });
  await insertPictures(tx, access, id, uniqueFiles(pictures));
  await recordEvent(tx, {
    streamId: access.group.id,
    kind: "import.added",
    groupId: access.group.id,
    byUserId: actorOf(access.viewer),
    subject: { importId: id },
  });
  return id;
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** What is shown in several places is kept once. */
function uniqueFiles(pictures: readonly KeyedPicture[]) {
  const byKey = new Map(pictures.map((picture) => [picture.key, picture]));
  return [...byKey.values()].map(({ key, type, sha256, bytes }) => ({
    ...{ id: newId(), key, type, sha256, name: `${key}.${type.slice("image/".length)}` },
    bytes: bufferOf(bytes),
  }));
}
