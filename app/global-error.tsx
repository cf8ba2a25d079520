"use client";

import "./tokens.css";
import "./globals.css";
import { FrameTranslations } from "@/components/frame-translations";
import { USUAL_PACE } from "@/domain/time-to-read";
import ErrorPage from "./error";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** When even the frame around all pages is broken. */
export default function GlobalErrorPage(props: Props) {
  return (
    <html lang="en">
      <body>
        <FrameTranslations locale="en" timeZone="UTC" pace={USUAL_PACE}>
          <ErrorPage {...props} />
        </FrameTranslations>
      </body>
    </html>
  );
}
