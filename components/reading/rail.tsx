"use client";

import { type MouseEvent, useEffect, useRef, useState } from "react";
import { SECTION } from "@/domain/editions";
import type { Counts } from "./opening";
import styles from "./rail.module.css";
import { useRoom } from "./room";
import { shareRead } from "./where-read";

type Tick = { at: number; threads: number; isFresh: boolean };

/** Beyond this a place is simply "much discussed". */
const DENSE = 6;

/** More could not be told apart on a screen. */
const PLACES = 400;

/** Where one is in the text and where it is talked about. Only a picture: the counts beside the paragraphs say the same. */
export function Rail() {
  const { talk, reading } = useRoom();
  const place = useRef<HTMLDivElement>(null);
  const [ticks, setTicks] = useState<Tick[]>([]);

  useEffect(() => setTicks(ticksOf(talk.counts)), [talk.counts]);

  useEffect(() => {
    let frame = 0;
    function follow() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const text = document.getElementById("text");
        if (text && place.current) place.current.style.insetBlockStart = `${shareRead(text) * 100}%`;
      });
    }
    follow();
    window.addEventListener("scroll", follow, { passive: true });
    window.addEventListener("resize", follow);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", follow);
      window.removeEventListener("resize", follow);
    };
  }, []);

  return (
    <div className={styles.rail} dir={reading.direction} aria-hidden="true" data-print="no" onClick={goTo}>
      {ticks.map(({ at, threads, isFresh }) => (
        <span
          key={at}
          className={isFresh ? `${styles.tick} ${styles.fresh}` : styles.tick}
          style={{
            insetBlockStart: `${at * 100}%`,
            inlineSize: `${40 + 60 * Math.min(1, threads / DENSE)}%`,
          }}
        />
      ))}
      <div ref={place} className={styles.place} />
    </div>
  );
}

/** Paragraphs close together share a tick. */
function ticksOf(counts: Counts): Tick[] {
  const sections = [...(document.getElementById("text")?.children ?? [])].map((one) =>
    Number((one as HTMLElement).dataset.at),
  );
  const ticks = new Map<number, Tick>();
  for (const [key, { threads, fresh }] of Object.entries(counts)) {
    const index = Number(key);
    const section = Math.floor(index / SECTION);
    const start = sections[section];
    if (start === undefined || threads === 0) continue;
    const share = ((sections[section + 1] ?? 1) - start) * ((index % SECTION) / SECTION);
    const at = Math.round((start + share) * PLACES) / PLACES;
    const tick = ticks.get(at) ?? { at, threads: 0, isFresh: false };
    ticks.set(at, { at, threads: tick.threads + threads, isFresh: tick.isFresh || fresh > 0 });
  }
  return [...ticks.values()];
}

function goTo(event: MouseEvent<HTMLDivElement>) {
  const rail = event.currentTarget.getBoundingClientRect();
  const text = document.getElementById("text")?.getBoundingClientRect();
  if (!text) return;
  const share = (event.clientY - rail.top) / rail.height;
  window.scrollTo({ top: window.scrollY + text.top + share * text.height - window.innerHeight / 3 });
}
