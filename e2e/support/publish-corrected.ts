import { buildEdition } from "../../tests/support/build-edition";

/** A corrected edition of what is read: a paragraph that `was` one of the old (by its number) stays, a string is new. */
export async function publishCorrected(
  reading: { id: string },
  paragraphs: Parameters<typeof buildEdition>[1]["paragraphs"],
): Promise<void> {
  await buildEdition(reading, { paragraphs });
}
