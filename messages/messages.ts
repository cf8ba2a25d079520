import en from "./en.json";

export type Messages = typeof en;

export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: Locale;
  }
}

const catalogues: Record<Locale, Messages> = { en };

/** The locale we have a catalogue for: the one asked for, its language without the region, else English. */
export function localeFor(asked: string | null | undefined): Locale {
  const language = asked?.toLowerCase().split("-")[0];
  return LOCALES.find((locale) => locale === language) ?? DEFAULT_LOCALE;
}

export function messagesFor(locale: string): Messages {
  return catalogues[localeFor(locale)];
}
