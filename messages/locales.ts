export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

/** The locale we have a catalogue for: the one asked for, its language without the region, else English. */
export function localeFor(asked: string | null | undefined): Locale {
  const language = asked?.toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale === language) ?? DEFAULT_LOCALE;
}

/** How dates and numbers are written: as the reader's own region does, where we have words in its language. */
export function formatsFor(asked: string | null | undefined): string {
  const known = localeFor(asked);
  try {
    const [exact = known] = Intl.getCanonicalLocales(asked?.split(";")[0] ?? known);
    return localeFor(exact) === known && exact.toLowerCase().startsWith(known) ? exact : known;
  } catch {
    return known;
  }
}
