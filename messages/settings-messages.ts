import settings from "./en/settings.json";
import { type Locale, localeFor } from "./locales";

/** How the text can be set: it comes when it is asked for. */
const en = { reading: { settings } };

type SettingsMessages = typeof en;

const catalogues: Record<Locale, SettingsMessages> = { en };

export const settingsMessagesFor = (locale: string): SettingsMessages => catalogues[localeFor(locale)];
