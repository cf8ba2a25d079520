"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { frameMessagesFor } from "@/messages/frame-messages";
import { formatsFor } from "@/messages/locales";
import { PaceOfReader } from "./use-time-to-read";

type Props = { locale: string; timeZone: string; pace: number; children: ReactNode };

/** The words that every page has, and how they are told to this reader. A catalogue comes with the script, once, and not with every page. */
export function FrameTranslations({ locale, timeZone, pace, children }: Props) {
  return (
    <IntlProvider locale={formatsFor(locale)} timeZone={timeZone} messages={frameMessagesFor(locale)}>
      <PaceOfReader value={pace}>{children}</PaceOfReader>
    </IntlProvider>
  );
}
