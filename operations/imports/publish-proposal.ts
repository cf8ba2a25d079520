import type { Transaction } from "@/db/client";
import { keepReadingOfImport } from "@/db/queries/imports";
import { keepPicturesOfText } from "@/db/queries/pictures";
import { pictureIn } from "@/domain/pictures";
import { Invalid } from "@/domain/problems";
import { aboutOf, type Proposal, paragraphsOf } from "@/domain/proposal";
import type { ImportingAccess } from "./access-import";
import { type PublishedText, publishText } from "./publish-text";

/** Makes a text and its reading of an import, in the caller's transaction. `broughtBy`: the member whose it is, where that is another. */
export async function publishProposal(
  tx: Transaction,
  access: ImportingAccess,
  importId: string,
  proposal: Proposal,
  { readingId, broughtBy }: { readingId?: string; broughtBy?: string } = {},
): Promise<PublishedText> {
  const paragraphs = paragraphsOf(proposal);
  const title = proposal.title.replace(/\s+/g, " ").trim();
  if (title === "") throw new Invalid("import.title-missing");
  if (paragraphs.length === 0) throw new Invalid("import.nothing-left");
  const published = await publishText(tx, access, {
    id: readingId,
    broughtBy,
    title,
    ...aboutOf(proposal),
    paragraphs,
  });
  const keys = paragraphs.flatMap(({ attrs }) => pictureIn(attrs)?.key ?? []);
  await keepPicturesOfText(tx, access, { importId, textId: published.textId, keys });
  await keepReadingOfImport(tx, access, importId, published.readingId);
  return published;
}
