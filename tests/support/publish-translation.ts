import { inTransaction } from "@/db/transaction";
import type { ProposedParagraph } from "@/domain/paragraphs";
import type { TranslationAbout } from "@/domain/translations/translation-about";
import type { SignedInViewer } from "@/domain/viewer";
import { accessTranslating } from "@/operations/translations/access-translating";
import { publishFirstTranslated } from "@/operations/translations/publish-first-translated";

type Row = readonly [
  row: number,
  piece: string | (Omit<ProposedParagraph, "marks"> & Partial<ProposedParagraph>),
];

/**
 * A translation of a text, in rows: `publishTranslation(ada, reading, { rows: [[0, "Ich zog in die Wälder."], [2, "…"]] })`
 * stands beside the original's first and third paragraph, counted from 0, headings and all.
 */
export async function publishTranslation(
  organizer: SignedInViewer,
  { textId }: { textId: string },
  { rows, ...about }: { rows: readonly Row[] } & Partial<TranslationAbout>,
): Promise<{ translationId: string; editionId: string }> {
  return inTransaction(async (tx) => {
    const access = await accessTranslating(tx, organizer, textId);
    return publishFirstTranslated(tx, access, {
      about: {
        ...{ title: "Walden auf Deutsch", translators: ["Emma Emmerich"], language: "de", direction: "ltr" },
        ...{ date: null, origin: null, licence: null },
        ...about,
      },
      pieces: rows.map(([, one]) =>
        typeof one === "string" ? { kind: "paragraph", text: one, marks: [] } : { marks: [], ...one },
      ),
      rows: rows.map(([row]) => row),
      alignedTo: access.text.editionId,
    });
  });
}
