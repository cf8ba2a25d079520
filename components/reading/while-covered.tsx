"use client";

import type { ReactNode } from "react";
import { useRoom } from "./room";

/** As long as what others write in these paragraphs, by their indexes, is kept from the reader. */
export function WhileCovered({
  from,
  through,
  children,
}: {
  from: number;
  through: number;
  children: ReactNode;
}) {
  const { covers } = useRoom().talk;
  return covers.some((cover) => cover.from <= from && through <= cover.through) ? children : null;
}
