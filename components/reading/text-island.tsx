"use client";

import { memo } from "react";

type Props = {
  /** On the server; in the browser the text stands in the page already. */
  html: string;
  /** Where the sections are that did not come with the page. */
  sections: string;
  className: string | undefined;
  lang: string | undefined;
  dir: "ltr" | "rtl";
  label: string;
};

/** The text. React leaves it alone once it stands in the page. */
export const TextIsland = memo(
  function TextIsland({ html, sections, className, lang, dir, label }: Props) {
    return (
      <article
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
