"use client";

import { type ReactNode, startTransition, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { LostThread } from "@/domain/lost-threads";
import type { ReadingWire } from "@/domain/wire/reading";
import type { FormAction } from "../forms/action-form";
import { useFormAnswer } from "../forms/use-form-answer";
import { type ReaderSettings, settingAttributes } from "../reading/reader-settings";
import layout from "../reading/reading-layout.module.css";
import text from "../reading/text.module.css";
import { TextIsland } from "../reading/text-island";
import { EmptyState } from "../ui/empty-state";
import styles from "./lost.module.css";
import { LostCard } from "./lost-card";
import { PlaceBar } from "./place-bar";
import { useDrop } from "./use-drop";
import { type Target, useTarget } from "./use-target";

type Props = {
  reading: ReadingWire;
  group: string;
  open: LostThread[];
  /** Where they go on. */
  next: string | null;
  resting: LostThread[];
  settings: ReaderSettings;
  html: string;
  reattach: FormAction;
  rest: FormAction;
  takeUp: FormAction;
  /** Looks for words in the text. */
  finder: ReactNode;
};

/** On one side the threads without a place, on the other the text, in which it is found: by selecting, keys or dragging. */
export function LostDesk({ reading, group, open, next, resting, settings, html, finder, ...actions }: Props) {
  const t = useTranslations("lost");
  const { form, state, send, isSending } = useFormAnswer<HTMLDivElement>(actions.reattach);
  const [chosen, choose] = useKeptChoice(reading.id, open);
  const place = { group, reading: reading.id };
  const attach = (annotation: string, { fields }: Target) => {
    const sent = new FormData();
    for (const [name, value] of Object.entries({ ...place, annotation, ...fields })) sent.set(name, value);
    startTransition(() => send(sent));
  };
  const leave = () => {
    const id = chosen?.thread.id;
    choose(null);
    if (id) document.getElementById(`place-${id}`)?.focus();
  };
  const target = useTarget({
    isOn: chosen !== null,
    onEnter: (found) => chosen && attach(chosen.thread.id, found),
    onEscape: leave,
  });
  const drag = useDrop((id, dropped) => {
    choose(id);
    attach(id, dropped);
  });
  const cards = (threads: LostThread[]) =>
    threads.map((lost) => (
      <LostCard
        key={lost.thread.id}
        {...lost}
        {...actions}
        place={place}
        language={reading.language}
        isChosen={lost.thread.id === chosen?.thread.id}
        onChoose={() => choose(lost.thread.id)}
        drag={drag}
      />
    ));
  const mayNone = open.length > 0 && !open.some(({ may }) => may);

  return (
    <div
      ref={form}
      className={`${layout.page} ${styles.desk}`}
      {...settingAttributes(settings)}
      data-dir={reading.direction}
    >
      <section className={styles.threads} aria-labelledby="lost-open">
        <h2 id="lost-open">{t("open-list")}</h2>
        {open.length === 0 && <EmptyState>{t(resting.length === 0 ? "empty" : "empty-open")}</EmptyState>}
        {mayNone && <p>{t("none-yours")}</p>}
        <ul className={styles.list}>{cards(open)}</ul>
        {next && (
          <p>
            <a href={`?after=${next}`}>{t("more")}</a>
          </p>
        )}
        {resting.length > 0 && (
          <>
            <h2>{t("resting-list")}</h2>
            <p>{t("resting-words")}</p>
            <ul className={styles.list}>{cards(resting)}</ul>
          </>
        )}
      </section>
      <section className={styles.text} aria-labelledby="lost-text">
        <h2 id="lost-text">{t("text")}</h2>
        {finder}
        <div dir={reading.direction} className={styles.words}>
          <TextIsland
            html={html}
            sections=""
            className={text.text}
            lang={reading.language ?? undefined}
            dir={reading.direction}
            label={reading.title}
          />
        </div>
        {chosen && (
          <PlaceBar
            quote={chosen.thread.passage.quote}
            target={target}
            problem={state.problem}
            isSending={isSending}
            onAttach={() => target && attach(chosen.thread.id, target)}
            onLeave={leave}
          />
        )}
      </section>
    </div>
  );
}

/** Which thread's place is looked for. It stays so when another part of the text is gone to. */
function useKeptChoice(readingId: string, open: LostThread[]) {
  const [id, setId] = useState<string | null>(null);
  const name = useRef(`lost:${readingId}`);
  useEffect(() => setId(sessionStorage.getItem(name.current)), []);
  useEffect(() => {
    if (id === null || open.some(({ thread }) => thread.id === id)) return;
    setId(null);
    sessionStorage.removeItem(name.current);
  }, [id, open]);
  const choose = (chosen: string | null) => {
    setId(chosen);
    if (chosen === null) sessionStorage.removeItem(name.current);
    else sessionStorage.setItem(name.current, chosen);
  };
  return [open.find(({ thread, may }) => may && thread.id === id) ?? null, choose] as const;
}
