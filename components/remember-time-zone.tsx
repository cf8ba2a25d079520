"use client";

import { useEffect } from "react";

const YEAR = 31_536_000;

/** Tells the server in which time zone this browser is, for the pages after this one. */
export function RememberTimeZone({ known }: { known: string | null }) {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const secure = location.protocol === "https:" ? "; Secure" : "";
    if (timeZone && timeZone !== known)
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
      document.cookie = `time-zone=${timeZone}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
  }, [known]);
  return null;
}
