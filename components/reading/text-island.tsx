"use client";

import { memo, useEffect, useRef, useState } from "react";
import { pickUpText } from "./text-handover";

type Props = {
  textKey: string;
  /** Where the sections are that did not come with the page. */
  sections: string;
  className: string | undefined;
  lang: string | undefined;
  dir: "ltr" | "rtl";
  label: string;
};

/**
 * The text. It is large and never changes while the page is open, so it does not travel a second time as data for the
 * browser: the server render takes it from the server's memory, the first render in the browser from the page.
 */
export const TextIsland = memo(
  function TextIsland({ textKey, sections, className, lang, dir, label }: Props) {
    const root = useRef<HTMLElement>(null);
    const [html] = useState(() =>
      typeof document === "undefined"
        ? pickUpText(textKey)
        : (document.getElementById("text")?.innerHTML ?? ""),
    );

    useEffect(() => {
      if (html === "" && root.current?.childElementCount === 0) loadWholePage();
    }, [html]);

    return (
      <article
        ref={root}
        id="text"
        data-sections={sections}
        className={className}
        lang={lang}
        dir={dir}
        aria-label={label}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: only what `section-html.ts` made of an edition, every word of it escaped
        dangerouslySetInnerHTML={{ __html: html }}
      />
    );
  },
  () => true,
);

/** Reached without a page of its own, as after a soft navigation: the whole page is asked for, but never in a circle. */
function loadWholePage() {
  const last = Number(sessionStorage.getItem("text-asked-at"));
  if (Date.now() - last < 10_000) return;
  sessionStorage.setItem("text-asked-at", String(Date.now()));
  window.location.reload();
}
