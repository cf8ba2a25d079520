import en from "./en/reading";
import { type Locale, localeFor } from "./locales";

type ReadingMessages = typeof en;

const catalogues: Record<Locale, ReadingMessages> = { en };

export const readingMessagesFor = (locale: string): ReadingMessages => catalogues[localeFor(locale)];
