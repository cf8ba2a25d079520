"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { ThreadPostWire } from "@/domain/wire/thread";
import { useRoom } from "../reading/room";
import { VisuallyHidden } from "../ui/visually-hidden";
import { usePlaceWords } from "./use-place-words";

/** Who listens to a page is not interrupted more often than that. */
const PAUSE = 8_000;

/** Says what others write while the page is open. */
export function Announcer() {
  const t = useTranslations("annotations.announce");
  const placeWords = usePlaceWords();
  const { talk, annotations } = useRoom();
  const [said, setSaid] = useState("");
  const waiting = useRef<ThreadPostWire[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const say = useRef<() => void>(() => {});

  useEffect(() => {
    say.current = () => {
      const [first, ...others] = waiting.current;
      waiting.current = [];
      timer.current = first ? setTimeout(() => say.current(), PAUSE) : null;
      if (!first) return;
      const number = annotations.find(({ id }) => id === first.annotation)?.placement.paragraph ?? null;
      setSaid(
        others.length > 0
          ? t("several", { count: others.length + 1 })
          : t("one", { name: first.author?.name ?? "", place: placeWords(number) }),
      );
    };
  });

  useEffect(() => {
    if (!talk.heard) return;
    waiting.current.push(talk.heard);
    if (timer.current === null) say.current();
  }, [talk.heard]);

  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  return (
    <div role="status">
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  );
}
