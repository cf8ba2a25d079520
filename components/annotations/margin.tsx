"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { asItStands, isOfBeside } from "../reading/in-read";
import { useRoom, useRoomState } from "../reading/room";
import { paragraphAt } from "../reading/text-places";
import { Composer } from "./composer";
import { type Filter, FilterMenu, matches } from "./filter";
import { foldThreads } from "./fold-threads";
import styles from "./margin.module.css";
import { TakePart } from "./take-part";
import type { Thread } from "./thread";
import { ThreadCard } from "./thread-card";
import { useEscape } from "./use-escape";
import { useIsWide } from "./use-is-wide";
import { type MarginEntry, useMarginLayout } from "./use-margin-layout";
import { useScrollToThread } from "./use-scroll-to-thread";
import { whereOf } from "./where";
import { isAboutWhole } from "./whole-paragraph";

/** Beside the text, where there is room for it: every thread next to its passage. */
export function Margin() {
  return useIsWide() ? <WideMargin /> : null;
}

const COMPOSER = "composer";

function WideMargin() {
  const t = useTranslations("annotations");
  const { reading, group, annotations, talk, me, can, activate, showParagraph, focusParagraph } = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const composer = useRoomState((state) => state.composer);
  const shown = useRoomState((state) => state.shown);
  const [filter, setFilter] = useState<Filter>("all");
  const [isLoading, setIsLoading] = useState(false);
  const hasTalk = annotations.length > 0 || Object.keys(talk.counts).length > 0;
  const { threads, more } = useMemo(() => {
    // What has lost its words stands nowhere, and above all when it is asked for.
    const standing = annotations.filter(
      (thread) =>
        (thread.placement.index !== null || thread.id === activeId) &&
        matches(filter, thread, me?.memberId ?? null, talk.fresh),
    );
    return foldThreads(standing, { activeId, shown });
  }, [annotations, filter, me, talk.fresh, activeId, shown]);

  const entries = useMemo(() => {
    const all: MarginEntry[] = [
      // A prompt stands at its paragraph's beginning, above what others say of the paragraph.
      ...threads.map((thread) => {
        const { placement, isBeside } = asItStands(thread, reading);
        return {
          id: thread.id,
          index: thread.placement.index ?? 0,
          offset: thread.kind === "prompt" ? 0 : (placement.start ?? 0),
          isBeside,
        };
      }),
      ...more.map(({ index }) => ({
        id: moreId(index),
        index,
        offset: Math.max(0, (paragraphAt(index)?.textContent?.length ?? 0) - 1),
      })),
    ];
    if (composer) {
      const { index, start } = whereOf(composer.passage);
      all.push({ id: COMPOSER, index, offset: start, isBeside: isOfBeside(composer.passage, reading) });
    }
    return all.sort((one, other) => one.index - other.index || one.offset - other.offset);
  }, [threads, more, composer, reading]);

  /** What is chosen may stand anywhere in the text, and the page knows only what is near. */
  async function choose(next: Filter) {
    setFilter(next);
    if (next === "all") return;
    setIsLoading(true);
    await talk.loadWhere(next).catch(() => {});
    setIsLoading(false);
  }

  const { root, slot, layout } = useMarginLayout(entries, composer ? COMPOSER : activeId);
  useScrollToThread();
  useEscape(() => {
    const index = threads.find(({ id }) => id === activeId)?.placement.index ?? null;
    const wasInside = root.current?.contains(document.activeElement);
    activate(null);
    showParagraph(null);
    if (wasInside && index !== null) focusParagraph(index);
  });

  const place = (id: string) => ({
    ref: slot,
    "data-id": id,
    className: styles.slot,
    style: { transform: `translateY(${layout.tops.get(id) ?? 0}px)` },
    "data-front": id === COMPOSER || id === activeId || undefined,
  });

  return (
    <div ref={root} className={styles.margin} style={{ minBlockSize: layout.bottom }}>
      <div className={styles.top}>
        {hasTalk && <FilterMenu filter={filter} onChange={choose} />}
        {!hasTalk && !composer && (
          <p className={styles.empty}>{can.annotate ? t("empty.reading") : t("empty.reading-observer")}</p>
        )}
        {hasTalk && filter !== "all" && !isLoading && threads.length === 0 && (
          <p className={styles.empty}>{t("filter.none", { filter: t(`filter.${filter}`) })}</p>
        )}
        {/* Beside the title, which says so already, nothing is said of an archive. */}
        {!group.isArchived && reading.archivedAt === null && <TakePart />}
      </div>
      {inOrder(entries, layout.near).map((id) => {
        if (id === COMPOSER)
          return (
            <div key={id} {...place(id)}>
              {composer && <Composer place={composer} />}
            </div>
          );
        const fold = more.find(({ index }) => moreId(index) === id);
        if (fold)
          return (
            <div key={id} {...place(id)}>
              <button type="button" className={styles.more} onClick={() => showParagraph(fold.index)}>
                {t("more-here", { count: fold.count })}
              </button>
            </div>
          );
        const thread = threads.find((one) => one.id === id);
        return thread ? (
          <div key={id} {...place(id)}>
            <Card thread={thread} />
          </div>
        ) : null;
      })}
    </div>
  );
}

const moreId = (index: number): string => `more-${index}`;

const inOrder = (entries: readonly MarginEntry[], near: ReadonlySet<string>): string[] =>
  entries.map(({ id }) => id).filter((id) => near.has(id));

const Card = ({ thread }: { thread: Thread }) => (
  <ThreadCard thread={thread} wholeParagraph={isAboutWhole(thread, useRoom().reading)} />
);
