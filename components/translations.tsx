"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { formatsFor, messagesFor } from "@/messages/messages";

type Props = { locale: string; timeZone: string; children: ReactNode };

/** The catalogue comes with the script, once, and not with every page. */
export function Translations({ locale, timeZone, children }: Props) {
  return (
    <IntlProvider locale={formatsFor(locale)} timeZone={timeZone} messages={messagesFor(locale)}>
      {children}
    </IntlProvider>
  );
}
