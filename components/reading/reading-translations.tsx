import type { ReactNode } from "react";
import { IntlProvider, useLocale } from "use-intl";
import { readingMessagesFor } from "@/messages/reading-messages";

/** The words of the reading page, which need not wait for those of all the others. */
export function ReadingTranslations({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={readingMessagesFor(locale)}>
      {children}
    </IntlProvider>
  );
}
