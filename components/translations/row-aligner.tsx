"use client";

import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useKeptOnLeaving } from "@/components/library/use-kept-on-leaving";
import { useUndoKeys } from "@/components/library/use-undo-keys";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useProblemWords } from "@/components/use-problem-words";
import { doubtOf } from "@/domain/translations/row-doubts";
import type { RowsPage } from "@/domain/translations/rows-page";
import styles from "./row-aligner.module.css";
import type { Refusal, SaveRows } from "./row-saver";
import { type Language, RowView } from "./row-view";
import { TranslationPublishing } from "./translation-publishing";
import { useRows } from "./use-rows";

type Props = {
  page: RowsPage;
  original: Language;
  translation: Language;
  /** Who is named to begin with as having translated it. */
  translators: readonly string[];
  version: number;
  /** Where these rows are shown, and from which rows on the pages before and after begin. */
  url: string;
  earlier: number | null;
  later: number | null;
  save: SaveRows;
  publish: (saved: { version: number; translators: string }) => Promise<Answer>;
  /** Of a translation's next edition: what it changes is looked at first. */
  compare: ((saved: { version: number }) => Promise<Answer>) | null;
};

type Answer = { ok: true; url: string } | Refusal;

/** A text and its translation, row by row. One piece is current: the arrow keys go from one to the next, with Alt they move it. */
export function RowAligner(props: Props) {
  const { page, original, translation, translators, version, url, earlier, later, save, publish, compare } =
    props;
  const { rows: shown, pieces, firstPiece, ratio, count } = page;
  const t = useTranslations("translations.align");
  const words = useProblemWords();
  const start = useMemo(() => pieces.map(({ row }) => row), [pieces]);
  const {
    rows,
    move,
    undo,
    redo,
    canUndo,
    canRedo,
    saving,
    flush,
    version: saved,
  } = useRows({
    ...{ rows: start, firstPiece, version, save },
  });
  const [current, setCurrent] = useState(firstPiece);
  const [said, setSaid] = useState({ words: "", turn: 0 });
  const list = useRef<HTMLOListElement>(null);
  const wantsFocus = useRef(false);
  const say = useCallback((spoken: string) => setSaid(({ turn }) => ({ words: spoken, turn: turn + 1 })), []);

  const inRow = useMemo(() => {
    const found = new Map<number, number[]>();
    for (const [at, row] of rows.entries()) {
      const beside = found.get(row);
      if (beside) beside.push(at);
      else found.set(row, [at]);
    }
    return found;
  }, [rows]);
  const doubts = useMemo(
    () =>
      shown.map(({ index, kind, text }) => {
        const beside = (inRow.get(index) ?? []).map((at) => pieces[at]);
        const sizes = beside.flatMap((one) => (one ? [{ kind: one.kind, length: one.text.length }] : []));
        return doubtOf({ kind, length: text.length }, sizes, ratio);
      }),
    [shown, inRow, pieces, ratio],
  );
  const inDoubt = doubts.filter((doubt) => doubt !== null).length + page.doubts.elsewhere;

  const focus = useCallback((piece: number) => {
    setCurrent(piece);
    const button = list.current?.querySelector<HTMLElement>(`[data-piece="${piece}"]`);
    button?.focus();
    button?.scrollIntoView({ block: "nearest" });
  }, []);

  // A piece that was moved is drawn anew in its row: the focus goes along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is to run whenever pieces were moved
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    focus(current);
  }, [rows, current, focus]);

  const isShown = (row: number) => row >= (shown[0]?.index ?? 0) && row <= (shown.at(-1)?.index ?? -1);

  const moveBy = (by: 1 | -1) => {
    const from = rows[current - firstPiece];
    if (from === undefined) return;
    // Past the edge of the page only the server knows its neighbours.
    if (!isShown(from)) return say(t("moved-off", { row: from + 1 }));
    const target = from + by;
    if (target < 0 || target >= count) return say(t("no-further"));
    const change = move(current, target);
    if (!change) return;
    wantsFocus.current = true;
    const row = target + 1;
    say(isShown(target) ? t("moved", { count: change.after.length, row }) : t("moved-off", { row }));
  };

  const step = useCallback(
    (direction: "undo" | "redo") => {
      const change = direction === "undo" ? undo() : redo();
      if (change) {
        wantsFocus.current = true;
        setCurrent(change.at);
      }
      say(t(change ? (direction === "undo" ? "undone" : "redone") : `nothing-to-${direction}`));
    },
    [undo, redo, say, t],
  );

  useUndoKeys(step);
  useKeptOnLeaving(flush, saving.state !== "saved" && saving.state !== "overtaken");

  function toNextDoubt() {
    const here = (rows[current - firstPiece] ?? 0) - (shown[0]?.index ?? 0);
    const next = doubts.findIndex((doubt, at) => at > here && doubt !== null);
    const first = doubts.findIndex((doubt) => doubt !== null);
    if (next === -1 && page.doubts.next !== null)
      return void flush().then(
        (isSaved) =>
          isSaved && window.location.assign(`${url}?from=${page.doubts.next}#row-${page.doubts.next}`),
      );
    const found = next === -1 ? first : next;
    const row = shown[found];
    if (!row) return say(t("none-in-doubt"));
    const piece = inRow.get(row.index)?.[0] ?? lastBefore(row.index);
    document.getElementById(`row-${row.index}`)?.scrollIntoView({ block: "center" });
    if (piece !== undefined) focus(firstPiece + piece);
    say(`${t("row", { row: row.index + 1 })}: ${t(`doubt.${doubts[found] ?? "empty"}`)}`);
  }

  /** Where a row is empty, the piece that may have to go there. */
  const lastBefore = (row: number): number | undefined => {
    const at = rows.findLastIndex((one) => one < row);
    return at === -1 ? (rows.length > 0 ? 0 : undefined) : at;
  };

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.dataset.piece === undefined) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (by && event.altKey) moveBy(by);
    else if (by && isShown(rows[current + by - firstPiece] ?? -1)) focus(current + by);
    else if (event.key.toLowerCase() === "n" && !event.altKey) toNextDoubt();
    else if (!by) return;
    event.preventDefault();
  }

  return (
    <section aria-label={t("rows")}>
      <noscript>
        <Notice>{t("needs-scripts")}</Notice>
      </noscript>
      <p className={styles.quiet}>{t("doubts", { count: inDoubt })}</p>
      <details className={styles.quiet}>
        <summary>{t("keys.title")}</summary>
        <p>{t("keys.words")}</p>
      </details>
      <ol ref={list} className={styles.rows} start={(shown[0]?.index ?? 0) + 1} onKeyDown={onKeyDown}>
        {shown.map((row, at) => (
          <RowView
            key={row.index}
            row={row}
            doubt={doubts[at] ?? null}
            pieces={(inRow.get(row.index) ?? []).map((one) => ({
              at: firstPiece + one,
              text: pieces[one]?.text ?? "",
              kind: pieces[one]?.kind ?? "paragraph",
            }))}
            current={current}
            original={original}
            translation={translation}
            onCurrent={setCurrent}
          />
        ))}
      </ol>
      <nav aria-label={t("pages")} className={styles.pages}>
        {earlier !== null && <a href={`${url}?from=${earlier}`}>{t("earlier")}</a>}
        <span>{t("page", { from: (shown[0]?.index ?? 0) + 1, to: (shown.at(-1)?.index ?? 0) + 1 })}</span>
        {later !== null && <a href={`${url}?from=${later}`}>{t("later")}</a>}
      </nav>
      {saving.state === "overtaken" && (
        <Notice tone="error" action={<a href={`${url}?from=${shown[0]?.index ?? 0}`}>{t("reload")}</a>}>
          {t("overtaken")}
        </Notice>
      )}
      {saving.state === "refused" && <Notice tone="error">{words(saving.refusal)}</Notice>}
      <div className={styles.bar}>
        <div className={styles.buttons}>
          <Button onClick={() => moveBy(-1)}>{t("up")}</Button>
          <Button onClick={() => moveBy(1)}>{t("down")}</Button>
          <Button onClick={toNextDoubt}>{t("next-doubt")}</Button>
          <Button aria-disabled={!canUndo} onClick={() => step("undo")}>
            {t("undo")}
          </Button>
          <Button aria-disabled={!canRedo} onClick={() => step("redo")}>
            {t("redo")}
          </Button>
          <span className={styles.quiet}>{saving.state !== "overtaken" && t(`saving.${saving.state}`)}</span>
        </div>
      </div>
      <TranslationPublishing
        translators={translators}
        isCorrection={compare !== null}
        publish={async (translators) => {
          if (!(await flush())) return { ok: false, code: "import.not-saved" };
          return compare ? compare({ version: saved() }) : publish({ version: saved(), translators });
        }}
      />
      <p className={styles.said} role="status" aria-live="polite">
        {/* A new element each time, so that the same words are heard again. */}
        <span key={said.turn}>{said.words}</span>
      </p>
    </section>
  );
}
