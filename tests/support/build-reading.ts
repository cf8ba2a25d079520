import { inTransaction } from "@/db/transaction";
import type { ProposedParagraph } from "@/domain/paragraphs";
import type { SignedInViewer } from "@/domain/viewer";
import { accessImporting } from "@/operations/imports/access-import";
import { publishText } from "@/operations/imports/publish-text";

export type BuiltReading = { id: string; textId: string; editionId: string; paragraphCount: number };

const FEW = [
  "I went to the woods because I wished to live deliberately.",
  "To front only the essential facts of life, and see if I could not learn what it had to teach.",
  "And not, when I came to die, discover that I had not lived.",
];

/**
 * A reading in a group, published by `organizer`: `buildReading({ group, organizer: ada })`. A string is a paragraph;
 * anything else (`{ kind: "heading", text: "Economy" }`) is said in full.
 */
export async function buildReading({
  group,
  organizer,
  title = "Walden",
  language = "en",
  paragraphs = FEW,
}: {
  group: { slug: string };
  organizer: SignedInViewer;
  title?: string;
  language?: string | null;
  paragraphs?: readonly (string | (Omit<ProposedParagraph, "marks"> & Partial<ProposedParagraph>))[];
}): Promise<BuiltReading> {
  const proposed = paragraphs.map(
    (one): ProposedParagraph =>
      typeof one === "string" ? { kind: "paragraph", text: one, marks: [] } : { marks: [], ...one },
  );
  return inTransaction(async (tx) => {
    const access = await accessImporting(tx, organizer, group.slug);
    const text = { title, authors: [], language, direction: "ltr" as const, paragraphs: proposed };
    const { readingId, ...published } = await publishText(tx, access, text);
    return { id: readingId, ...published };
  });
}
