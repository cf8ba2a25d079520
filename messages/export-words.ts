import type { ExportWords } from "@/domain/exports";
import { languageName } from "./language-name";
import type { Translate } from "./translator";

/** What an exported file says in the reader's language. */
export const exportWords = (translate: Translate, locale: string): ExportWords => ({
  question: translate("annotations.card.question"),
  prompt: translate("annotations.card.prompt"),
  highlight: translate("annotations.card.highlighted"),
  onlyAuthor: translate("annotations.author-only"),
  lost: translate("export.lost"),
  chosenIn: (language) => translate("export.chosen-in", { language: languageName(language, locale) }),
  disagrees: translate("annotations.card.disagrees"),
  to: (name) => translate("annotations.card.to", { name }),
});
