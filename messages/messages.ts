import en from "./en/whole";
import { type Locale, localeFor } from "./locales";

export type Messages = typeof en;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}

const catalogues: Record<Locale, Messages> = { en };

export const messagesFor = (locale: string): Messages => catalogues[localeFor(locale)];
