"use client";

import { type MouseEvent, useEffect, useRef, useState } from "react";
import type { Counts } from "./opening";
import styles from "./rail.module.css";
import { useRoom } from "./room";
import { paragraphWithKey } from "./text-places";
import { shareRead } from "./where-read";

type Tick = { key: string; at: number; threads: number; isFresh: boolean };

/** Beyond this a paragraph is simply "much discussed". */
const DENSE = 6;

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
      {ticks.map(({ key, at, threads, isFresh }) => (
        <span
          key={key}
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

function ticksOf(counts: Counts): Tick[] {
  return Object.entries(counts).flatMap(([key, { threads, fresh }]) => {
    const at = paragraphWithKey(key)?.dataset.at;
    return at === undefined || threads === 0 ? [] : [{ key, at: Number(at), threads, isFresh: fresh > 0 }];
  });
}

function goTo(event: MouseEvent<HTMLDivElement>) {
  const rail = event.currentTarget.getBoundingClientRect();
  const text = document.getElementById("text")?.getBoundingClientRect();
  if (!text) return;
  const share = (event.clientY - rail.top) / rail.height;
  window.scrollTo({ top: window.scrollY + text.top + share * text.height - window.innerHeight / 3 });
}
