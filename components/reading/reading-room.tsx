"use client";

// Of what the server alone draws the looks come along, though its code does not.
import "./about-text.module.css";
import "./language-choices.module.css";
import { useState } from "react";
import { Discussion } from "../annotations/discussion";
import { Margin } from "../annotations/margin";
import { useAnnotations } from "../annotations/use-annotations";
import { KeptBack } from "../assignments/kept-back";
import type { Kept } from "../assignments/kept-words";
import { ToastProvider } from "../ui/toast";
import { DrawnOnce } from "./drawn-once";
import { InlineScript } from "./inline-script";
import type { Opening } from "./opening";
import { findHanded, type Handed, openingScript } from "./page-handover";
import type { ReaderSettings } from "./reader-settings";
import { ReadingLayout } from "./reading-layout";
import { ReadingTranslations } from "./reading-translations";
import { RoomProvider } from "./room";
import { SpoilerNote } from "./spoiler-note";
import { TitleBlock } from "./title-block";
import { useReaderSettings } from "./use-reader-settings";

export type ReadingRoomProps = {
  settings: ReaderSettings;
  /** Index of the paragraph whose threads were asked for. */
  shown: number | null;
  /** Where what others write is kept from the reader still. */
  kept: Kept[];
};

/**
 * The reading page. Text and threads are large, so they do not travel as properties, which would send the one twice and take
 * the other apart: the server render takes them from the server's memory, the first render in the browser from the page.
 */
export function ReadingRoom({ handed: given, ...props }: ReadingRoomProps & { handed?: Handed }) {
  const [handed] = useState(() => given ?? findHanded());
  const { html, ...script } = openingScript(given);
  const scripts = handed.drawn?.scripts;
  return (
    <>
      <DrawnOnce part="scripts-before">
        <InlineScript code={scripts?.before} nonce={scripts?.nonce} />
      </DrawnOnce>
      <script
        {...script}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in a data block, without a `<`
        dangerouslySetInnerHTML={{ __html: html }}
      />
      <ReadingTranslations>
        <OpenRoom handed={handed} {...props} />
      </ReadingTranslations>
      <DrawnOnce part="scripts-after">
        <InlineScript code={scripts?.after} nonce={scripts?.nonce} />
      </DrawnOnce>
    </>
  );
}

function OpenRoom({ handed, settings, shown, kept }: ReadingRoomProps & { handed: Handed }) {
  const { html, opening, drawn } = handed;
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
          above={
            <>
              <TitleBlock drawn={drawn} />
              <DrawnOnce part="lines">{drawn?.lines}</DrawnOnce>
              <KeptBack kept={kept} />
              {hidesSpoilers && <SpoilerNote onShow={() => change({ hidesSpoilers: false })} />}
            </>
          }
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
