"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useRoom, useRoomState } from "../reading/room";
import { paragraphAt, wordsOf } from "../reading/text-places";
import { composeOn } from "../reading/use-text-keys";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Composer } from "./composer";
import styles from "./sheet.module.css";
import { TakePart } from "./take-part";
import { ThreadCard } from "./thread-card";
import { shorten } from "./use-card-label";
import { useEscape } from "./use-escape";
import { useIsWide } from "./use-is-wide";
import { usePassageInView } from "./use-passage-in-view";
import { usePlaceWords } from "./use-place-words";
import { useScrollToThread } from "./use-scroll-to-thread";
import { useSheetPlace } from "./use-sheet-place";
import { numberOf } from "./where";
import { isAboutWhole } from "./whole-paragraph";

/** Where there is no margin: the threads of one paragraph, over the edge of the page. */
export function Sheet() {
  const isWide = useIsWide();
  const index = useSheetPlace();
  return isWide === false && index !== null ? <OpenSheet key={index} index={index} /> : null;
}

function OpenSheet({ index }: { index: number }) {
  const t = useTranslations("annotations");
  const room = useRoom();
  const { annotations, can, talk } = room;
  const composer = useRoomState((state) => state.composer);
  const activeId = useRoomState((state) => state.activeId);
  const placeWords = usePlaceWords();
  const sheet = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const threads = annotations.filter(
    ({ id, placement }) => placement.index === index || (placement.index === null && id === activeId),
  );
  const paragraph = paragraphAt(index);
  const number = paragraph ? numberOf(paragraph) : null;
  const isComposing = composer !== null;

  usePassageInView(sheet, index);
  useScrollToThread();
  useEscape(close);

  function close() {
    room.closeComposer();
    room.activate(null);
    room.showParagraph(null);
    room.focusParagraph(index);
  }

  useEffect(() => {
    if (!isComposing) heading.current?.focus({ preventScroll: true });
  }, [isComposing]);

  return (
    <section
      ref={sheet}
      className={styles.sheet}
      aria-labelledby="sheet-title"
      data-text={room.reading.direction}
      data-composing={isComposing || undefined}
      data-print="no"
    >
      <header className={styles.head}>
        <h2 ref={heading} id="sheet-title" className={styles.title} tabIndex={-1}>
          {number === null ? shorten(wordsOf(paragraph)?.textContent ?? "") : placeWords(number)}
        </h2>
        <Button className={styles.close} aria-label={t("sheet.close")} onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={styles.threads} data-scrolls>
        {composer && <Composer place={composer} />}
        {threads.length === 0 && !composer && <p className={styles.empty}>{t("empty.paragraph")}</p>}
        {threads.map((thread) => (
          <ThreadCard key={thread.id} thread={thread} wholeParagraph={isAboutWhole(thread, room.reading)} />
        ))}
        {talk.status === "offline" && !talk.loaded.has(index) && (
          <p className={styles.empty}>{t("sheet.failed")}</p>
        )}
        {can.annotate && !composer && paragraph && (
          <Button onClick={() => composeOn(room, paragraph)}>{t("sheet.annotate")}</Button>
        )}
        <TakePart />
      </div>
    </section>
  );
}
