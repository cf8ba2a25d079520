import { type ReactNode, useMemo } from "react";
import { IntlProvider, useLocale, useMessages } from "use-intl";
import type { Messages } from "@/messages/messages";

type Area = keyof Messages;
type Words = { [One in Area]?: Partial<Messages[One]> };

/** The words that a part brings when it comes late, beside those that the page has. */
export function MoreWords({ words, children }: { words: Words; children: ReactNode }) {
  const locale = useLocale();
  const before = useMessages();
  const messages = useMemo(() => {
    const areas = Object.entries(words) as [Area, object][];
    return {
      ...before,
      ...Object.fromEntries(areas.map(([area, more]) => [area, { ...before[area], ...more }])),
    };
  }, [before, words]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}
