"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";

/** What is done by then needs no word. */
const SOON = 1_000;

/** Says that it goes on where publishing takes longer than one waits without a word. */
export function PublishingLine({ handsIn }: { handsIn: boolean }) {
  const t = useTranslations("library.preview");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SOON);
    return () => clearTimeout(timer);
  }, []);
  return <span role="status">{isLong && t(handsIn ? "handing-in" : "publishing")}</span>;
}
