import { createTranslator } from "use-intl/core";
import { type Locale, localeFor } from "./locales";
import { messagesFor } from "./messages";

function makeTranslator(locale: Locale) {
  return createTranslator({ locale, messages: messagesFor(locale) });
}

export type Translate = ReturnType<typeof makeTranslator>;

const translators = new Map<Locale, Translate>();

/** Words on the server: `translator(locale)("groups.title")`. */
export function translator(locale: string): Translate {
  const known = localeFor(locale);
  const made = translators.get(known) ?? makeTranslator(known);
  translators.set(known, made);
  return made;
}
