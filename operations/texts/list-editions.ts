import { database } from "@/db/client";
import { listEditionRows } from "@/db/queries/editions";
import type { Viewer } from "@/domain/viewer";
import type { EditionWire } from "@/domain/wire/edition";
import { type List, pageOf } from "@/domain/wire/list";
import { accessEditions } from "../access";
import { editionWire } from "./edition-wire";

/** The editions of a text, the latest first. */
export async function listEditions(
  viewer: Viewer,
  textId: string,
  { after, limit }: { after?: number | undefined; limit: number },
): Promise<List<EditionWire>> {
  const access = await accessEditions(database(), viewer, textId, "text.read");
  const found = await listEditionRows(database(), access, { after, limit: limit + 1 });
  return pageOf(found, limit, {
    item: (row) => editionWire(access, row),
    cursor: ({ number }) => String(number),
  });
}
