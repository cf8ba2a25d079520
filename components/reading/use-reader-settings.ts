import { useCallback, useState } from "react";
import { READER_COOKIE, type ReaderSettings, serializeSettings } from "./reader-settings";

const YEAR = 31_536_000;

/** The settings the page came with, and a way to change them that the next page remembers. */
export function useReaderSettings(first: ReaderSettings) {
  const [settings, setSettings] = useState(first);

  const change = useCallback(
    (changes: Partial<ReaderSettings>) => {
      const next = { ...settings, ...changes };
      setSettings(next);
      const secure = window.location.protocol === "https:" ? "; Secure" : "";
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the browsers we serve
      document.cookie = `${READER_COOKIE}=${serializeSettings(next)}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
      if (next.theme === "auto") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = next.theme;
    },
    [settings],
  );

  return [settings, change] as const;
}
