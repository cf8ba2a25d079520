"use client";

import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { useTimeToRead } from "../use-time-to-read";

type Stretch = AssignmentWire["stretches"][number];

/** "¶1–12 of Walden, about 24 minutes". */
export function WhatToRead({ stretches }: { stretches: Stretch[] }) {
  const t = useTranslations("assignments.what");
  const timeToRead = useTimeToRead();
  const format = useFormatter();
  if (stretches.length === 0) return t("gone");
  const words = stretches.reduce((sum, stretch) => sum + stretch.words, 0);
  return (
    <>
      {format.list(
        stretches.map((stretch) => (
          <StretchName key={`${stretch.reading} ${stretch.fromKey} ${stretch.toKey}`} stretch={stretch} />
        )),
      )}
      {", "}
      {t("length", timeToRead(words))}
    </>
  );
}

/** By the numbers printed beside its paragraphs, as far as they have any. */
export function StretchName({
  stretch: { title, from, to },
}: {
  stretch: Pick<Stretch, "title" | "from" | "to">;
}) {
  const t = useTranslations("assignments.what");
  const name = (chunks: ReactNode) => <bdi>{chunks}</bdi>;
  if (from === null)
    return to === null ? t.rich("unnumbered", { title, name }) : t.rich("to", { title, to, name });
  if (to === null) return t.rich("from", { title, from, name });
  return from === to ? t.rich("one", { title, from, name }) : t.rich("range", { title, from, to, name });
}
