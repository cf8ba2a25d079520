import { type ComponentProps, createElement, Fragment, type ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { FramedPage } from "@/app/_request/framed-page";
import type { PageFrame } from "@/app/_request/page-frame";
import { ReadingRoom } from "@/components/reading/reading-room";

/**
 * In one go, as nothing in this page waits. Next would draw into a stream, which writes a text of 100 kB into bytes and reads
 * it back: a fifth of what a page takes.
 */
export function drawPage(frame: PageFrame, room: ComponentProps<typeof ReadingRoom>): string {
  const page = (
    <FramedPage frame={frame}>
      <ReadingRoom {...room} />
    </FramedPage>
  );
  return `<div id="__next">${renderToString(asNextPlacesIt(page))}</div>`;
}

/** In a browser two of Next's own parts stand beside a page, and React makes its ids (`useId`) out of what stands where. */
const asNextPlacesIt = (page: ReactNode) => pair(null, pair(page, null));

const pair = (first: ReactNode, second: ReactNode) => createElement(Fragment, null, first, second);
