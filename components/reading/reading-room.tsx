"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Discussion } from "../annotations/discussion";
import { Margin } from "../annotations/margin";
import { useAnnotations } from "../annotations/use-annotations";
import { ToastProvider } from "../ui/toast";
import type { Opening } from "./opening";
import { findHanded, type Handed, openingScript, pickUp } from "./page-handover";
import type { ReaderSettings } from "./reader-settings";
import { ReadingLayout } from "./reading-layout";
import { ReadingTranslations } from "./reading-translations";
import { RoomProvider } from "./room";
import { SpoilerNote } from "./spoiler-note";
import type { Head } from "./title-block";
import { useReaderSettings } from "./use-reader-settings";

type Props = {
  /** Where the server laid down what the page brings. */
  handoverKey: string;
  settings: ReaderSettings;
  /** Index of the paragraph whose threads were asked for. */
  shown: number | null;
  /** What of it is assigned to the reader. */
  assigned: ReactNode;
  head: Head;
};

/**
 * The reading page. Text and threads are large, so they do not travel as properties, which would send the one twice and take
 * the other apart: the server render takes them from the server's memory, the first render in the browser from the page.
 */
export function ReadingRoom({ handoverKey, ...props }: Props) {
  const [handed] = useState(() => (isOnServer ? pickUp(handoverKey) : findHanded()));
  const { html, ...script } = openingScript(isOnServer ? handed : null);
  useEffect(() => {
    if (!handed) loadWholePage();
  }, [handed]);
  if (!handed) return null;
  return (
    <>
      <script
        {...script}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in a data block, without a `<`
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <ReadingTranslations>
        <OpenRoom handed={handed} {...props} />
      </ReadingTranslations>
    </>
  );
}

function OpenRoom({
  handed,
  settings,
  shown,
  assigned,
  head,
}: Omit<Props, "handoverKey"> & { handed: Handed }) {
  const { html, opening } = handed;
  const talk = useAnnotations(isOnServer ? withoutThreads(opening) : opening);
  const [chosen, change] = useReaderSettings(settings);
  const hidesSpoilers = chosen.hidesSpoilers && opening.me !== null;
  return (
    <ToastProvider>
      <RoomProvider opening={opening} talk={talk} hidesSpoilers={hidesSpoilers} first={{ shown }}>
        <ReadingLayout
          html={html}
          settings={chosen}
          onChange={change}
          assigned={
            <>
              {assigned}
              {hidesSpoilers && <SpoilerNote onShow={() => change({ hidesSpoilers: false })} />}
            </>
          }
          head={head}
          margin={<Margin />}
          sheet={<Discussion at={opening.at} />}
        />
      </RoomProvider>
    </ToastProvider>
  );
}

/** The server draws no thread but those asked for by the address, so it need not put the others in order. */
const isOnServer = typeof document === "undefined";
const withoutThreads = (opening: Opening): Opening => ({
  ...opening,
  threads: { from: 0, through: -1, items: [] },
});

/** Reached without a page of its own, as after a soft navigation: the whole page is asked for, but never in a circle. */
function loadWholePage() {
  const last = Number(sessionStorage.getItem("text-asked-at"));
  if (Date.now() - last < 10_000) return;
  sessionStorage.setItem("text-asked-at", String(Date.now()));
  window.location.reload();
}
