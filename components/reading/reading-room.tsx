"use client";

import { Discussion } from "../annotations/discussion";
import { Margin } from "../annotations/margin";
import { useAnnotations } from "../annotations/use-annotations";
import { ToastProvider } from "../ui/toast";
import type { Opening } from "./opening";
import type { ReaderSettings } from "./reader-settings";
import { ReadingLayout } from "./reading-layout";
import { RoomProvider } from "./room";
import type { GoOn } from "./title-block";

type Props = {
  opening: Opening;
  textKey: string;
  settings: ReaderSettings;
  /** Index of the paragraph whose threads were asked for. */
  shown: number | null;
  goOn: GoOn | null;
};

export function ReadingRoom({ opening, textKey, settings, shown, goOn }: Props) {
  const talk = useAnnotations(opening);
  return (
    <ToastProvider>
      <RoomProvider opening={opening} talk={talk} first={{ shown }}>
        <ReadingLayout
          textKey={textKey}
          settings={settings}
          goOn={goOn}
          margin={<Margin />}
          sheet={<Discussion at={opening.at} />}
        />
      </RoomProvider>
    </ToastProvider>
  );
}
