import keeping from "./en/keeping.json";
import problems from "./en/problems.json";
import problemsOfThreads from "./en/problems-of-threads.json";
import ui from "./en/ui.json";
import { type Locale, localeFor } from "./locales";

/** What is said where somebody asks moderators to look, or one of them decides: it comes when it is needed. */
const en = { keeping, problems: { ...problems, ...problemsOfThreads }, ui };

const catalogues: Record<Locale, typeof en> = { en };

export const keepingMessagesFor = (locale: string): typeof en => catalogues[localeFor(locale)];
