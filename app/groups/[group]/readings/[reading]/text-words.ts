import { localeOfRequest, words } from "@/app/_request/words";
import type { TextWords } from "@/components/reading/section-html";
import { localeFor } from "@/messages/messages";

/** The words of the text's frame in the language of this request. */
export async function textWords(): Promise<TextWords> {
  const t = await words();
  return {
    locale: localeFor(await localeOfRequest()),
    number: (number) => t("reading.paragraph.number", { number }),
    count: ({ threads, fresh }) => t("reading.paragraph.count", { threads, fresh }),
    part: (numbers) =>
      numbers ? t("reading.paragraph.part", numbers) : t("reading.paragraph.part-unnumbered"),
  };
}
