import "@fontsource-variable/literata";
import "@fontsource-variable/literata/wght-italic.css";
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "@/app/fonts.css";
import "@/app/tokens.css";
import "@/app/globals.css";
import "@/components/reading/marks.css";
import type { AppProps } from "next/app";
import { BARE_FRAME, type PageFrame } from "@/app/_request/page-frame";
import { FrameTranslations } from "@/components/frame-translations";
import { RememberTimeZone } from "@/components/remember-time-zone";

/** The frame of pages in this folder, as `app/layout.tsx` is of all others. */
export default function Frame({ Component, pageProps }: AppProps<{ frame?: PageFrame }>) {
  const { frame = BARE_FRAME, ...props } = pageProps;
  const { locale, timeZone, pace, zoneOfBrowser } = frame;
  return (
    <>
      <FrameTranslations locale={locale} timeZone={timeZone} pace={pace}>
        <Component {...props} />
      </FrameTranslations>
      {pageProps.frame && <RememberTimeZone known={zoneOfBrowser} />}
    </>
  );
}
