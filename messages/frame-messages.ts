import en from "./en/frame";
import { type Locale, localeFor } from "./locales";

type FrameMessages = typeof en;

const catalogues: Record<Locale, FrameMessages> = { en };

export const frameMessagesFor = (locale: string): FrameMessages => catalogues[localeFor(locale)];
