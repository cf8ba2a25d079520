import "@fontsource-variable/literata";
import "@fontsource-variable/literata/wght-italic.css";
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "./fonts.css";
import "./tokens.css";
import "./globals.css";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { FrameTranslations } from "@/components/frame-translations";
import { parseSettings, READER_COOKIE } from "@/components/reading/reader-settings";
import { RememberTimeZone } from "@/components/remember-time-zone";
import { localeFor } from "@/messages/locales";
import { translator } from "@/messages/translator";
import { paceOfRequest } from "./_request/pace";
import { timeZoneOfBrowser, timeZoneOfRequest } from "./_request/time-zone";
import { localeOfRequest } from "./_request/words";

export const metadata: Metadata = {
  title: { default: translator("en")("site.name"), template: `%s · ${translator("en")("site.name")}` },
  robots: { index: false },
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading what was asked keeps pages from being prerendered, which would leave their scripts without a nonce.
  await headers();
  const kept = await cookies();
  const locale = await localeOfRequest();
  const timeZone = (await timeZoneOfRequest()) ?? "UTC";
  const { theme } = parseSettings(kept.get(READER_COOKIE)?.value);
  return (
    <html lang={localeFor(locale)} data-theme={theme === "auto" ? undefined : theme} suppressHydrationWarning>
      <body>
        <FrameTranslations locale={locale} timeZone={timeZone} pace={await paceOfRequest()}>
          {children}
        </FrameTranslations>
        <RememberTimeZone known={await timeZoneOfBrowser()} />
      </body>
    </html>
  );
}
