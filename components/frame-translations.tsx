"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { frameMessagesFor } from "@/messages/frame-messages";
import { formatsFor } from "@/messages/locales";

type Props = { locale: string; timeZone: string; children: ReactNode };

/** The words that every page has. A catalogue comes with the script, once, and not with every page. */
export function FrameTranslations({ locale, timeZone, children }: Props) {
  return (
    <IntlProvider locale={formatsFor(locale)} timeZone={timeZone} messages={frameMessagesFor(locale)}>
      {children}
    </IntlProvider>
  );
}
