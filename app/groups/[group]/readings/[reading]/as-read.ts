import type { Opening } from "@/components/reading/opening";
import type { OpenReading } from "@/operations/readings/open-reading";
import { sectionsOf } from "@/operations/readings/open-section";

/** What the page says of the reading: read in a translation, it is that one's title, language and direction. */
export function asRead({ reading, readIn }: Pick<OpenReading, "reading" | "readIn">): Opening["reading"] {
  const path = new URL(reading.url).pathname;
  const common = {
    ...reading,
    original: reading.language,
    sections: `${path}/sections/${sectionsOf(reading.edition, readIn)}`,
  };
  if (!readIn) return { ...common, translation: null };
  const { id, title, language, direction } = readIn.translation;
  if (readIn.isBeside) return { ...common, translation: null, beside: { id, language, direction } };
  return { ...common, title, language, direction, translation: id };
}
