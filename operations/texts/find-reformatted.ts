import { isDeepStrictEqual } from "node:util";
import { database } from "@/db/client";
import { listAllParagraphs } from "@/db/queries/paragraphs";
import type { Paragraph } from "@/domain/paragraphs";

type Compared = { baseId: string; paragraphs: readonly Paragraph[] };

/** The keys of paragraphs whose emphasis, links, notes, level, picture and the like are other than in the edition before. */
export async function findReformatted(
  groupId: string,
  { baseId, paragraphs }: Compared,
): Promise<Set<string>> {
  const before = await listAllParagraphs(database(), { groupId, editionId: baseId });
  const formats = new Map(before.map(({ key, marks, attrs }) => [key, { marks, attrs }]));
  const isOther = ({ key, marks, attrs }: Paragraph) => {
    const was = formats.get(key);
    return was !== undefined && !isDeepStrictEqual(was, { marks, attrs });
  };
  return new Set(paragraphs.filter(isOther).map(({ key }) => key));
}
