"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { isPainted } from "../annotations/muted";
import { stretchOf } from "./choose-passage";
import { makePainter, type Painter } from "./highlights";
import { inRead, isOfBeside, type ReadIn, translationOf } from "./in-read";
import { stretchOfPlacement } from "./marks";
import { useRoom, useRoomState } from "./room";
import type { ComposerPlace } from "./room-state";
import styles from "./text.module.css";
import { paragraphAt, paragraphWithKey } from "./text-places";
import { type ColumnStretch, chosenFrom } from "./text-points";
import { useMarkFocus } from "./use-mark-focus";
import { useMarkPointer } from "./use-mark-pointer";
import { useMarksPlaced } from "./use-marks-placed";

/** The marks on the text: what is annotated, what is looked at, what is being written about. Draws nothing of its own. */
export function TextMarks() {
  const overlay = useRef<HTMLDivElement>(null);
  const [painter, setPainter] = useState<Painter | null>(null);
  const { annotations, me, talk, reading } = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const hoveredIds = useRoomState((state) => state.hoveredIds);
  const composer = useRoomState((state) => state.composer);
  const memberId = me?.memberId ?? null;
  const read = useMemo(
    () => annotations.flatMap((thread) => inRead(thread, reading)),
    [annotations, reading],
  );
  const painted = useMemo(() => read.filter((thread) => isPainted(thread, talk.muted)), [read, talk.muted]);
  const marksNear = useMarksPlaced(painter, painted, memberId);

  useEffect(() => {
    if (!overlay.current) return;
    const made = makePainter(overlay.current);
    setPainter(made);
    return () => made.clear();
  }, []);

  useEffect(() => {
    const active = read.find(({ id }) => id === activeId);
    const stretch = active && stretchOfPlacement(active);
    painter?.paint("active", stretch ? [stretch] : []);
  }, [painter, read, activeId]);

  useEffect(() => {
    const stretch = composer && composedStretch(composer, reading);
    painter?.paint("composing", stretch ? [stretch] : []);
  }, [painter, composer, reading]);

  useEffect(() => {
    const hovered = read.filter(({ id }) => id !== activeId && hoveredIds.includes(id));
    painter?.paint(
      "hover",
      hovered.flatMap((thread) => stretchOfPlacement(thread) ?? []),
    );
  }, [painter, read, activeId, hoveredIds]);

  useMarkPointer(marksNear);
  useMarkFocus();

  return <div ref={overlay} className={styles.overlay} aria-hidden="true" data-print="no" />;
}

/** What was begun in another language than those on the page has no words here. */
function composedStretch({ passage, anchorIndex }: ComposerPlace, readIn: ReadIn): ColumnStretch | null {
  if ("selectors" in passage) return null;
  const isBeside = isOfBeside(passage, readIn);
  const isOfOther = !isBeside && translationOf(passage) !== readIn.translation;
  if (isOfOther && passage.quote !== undefined) return null;
  const first = typeof passage.paragraph === "string" ? paragraphWithKey(passage.paragraph) : null;
  const from = first ? Number(first.dataset.index) : anchorIndex;
  const between = Array.from({ length: anchorIndex - from + 1 }, (_, step) => paragraphAt(from + step));
  const inside = between.filter((paragraph) => paragraph !== null);
  const stretch = stretchOf(passage, chosenFrom(inside, isBeside));
  return stretch && { ...stretch, isBeside };
}
