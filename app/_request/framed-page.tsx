import type { ReactNode } from "react";
import { FrameTranslations } from "@/components/frame-translations";
import { RememberTimeZone } from "@/components/remember-time-zone";
import { BARE_FRAME, type PageFrame } from "./page-frame";

type Props = { frame: PageFrame | undefined; children: ReactNode };

/** What is around pages in `pages/`, as `app/layout.tsx` is around all others. */
export function FramedPage({ frame, children }: Props) {
  const { locale, timeZone, pace, zoneOfBrowser } = frame ?? BARE_FRAME;
  return (
    <>
      <FrameTranslations locale={locale} timeZone={timeZone} pace={pace}>
        {children}
      </FrameTranslations>
      {frame && <RememberTimeZone known={zoneOfBrowser} />}
    </>
  );
}
