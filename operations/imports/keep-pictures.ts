import type { Transaction } from "@/db/client";
import type { ImportPlace } from "@/db/queries/import-reading";
import { insertPictures } from "@/db/queries/pictures";
import { newId } from "@/domain/ids";
import type { KeyedPicture } from "./proposal-of-file";

/** The pictures that were found in the file of an import. What is shown in several places is kept once. */
export async function keepPictures(
  tx: Transaction,
  place: ImportPlace,
  pictures: readonly KeyedPicture[],
): Promise<void> {
  const byKey = new Map(pictures.map((picture) => [picture.key, picture]));
  const found = [...byKey.values()].map(
    ({ key, type, sha256, bytes: { buffer, byteOffset, byteLength } }) => ({
      ...{ id: newId(), key, type, sha256, name: `${key}.${type.slice("image/".length)}` },
      bytes: Buffer.from(buffer, byteOffset, byteLength),
    }),
  );
  await insertPictures(tx, place, found);
}
