"use client";

import type { ReactNode } from "react";
import { IntlProvider, useLocale } from "use-intl";
import { messagesFor } from "@/messages/messages";

/** All words: for every page but the reading page, which is to come sooner. */
export function PageTranslations({ children }: { children: ReactNode }) {
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={messagesFor(locale)}>
      {children}
    </IntlProvider>
  );
}
