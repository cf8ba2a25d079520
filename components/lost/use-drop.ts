import { type DragEvent, useEffect, useRef } from "react";
import { paragraphAround } from "../reading/text-places";
import { type Target, wholeParagraphs } from "./use-target";

export type Drag = { onDragStart: (id: string, event: DragEvent) => void };

/** A thread's old words dragged onto a paragraph of the text. */
export function useDrop(onDrop: (id: string, target: Target) => void): Drag {
  const dragged = useRef<string | null>(null);
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });

  useEffect(() => {
    let over: HTMLElement | null = null;
    const mark = (paragraph: HTMLElement | null) => {
      if (over) delete over.dataset.over;
      over = paragraph;
      if (over) over.dataset.over = "";
    };
    function dragsOver(event: globalThis.DragEvent) {
      const paragraph = dragged.current === null ? null : paragraphUnder(event);
      mark(paragraph);
      if (paragraph) event.preventDefault();
    }
    function drops(event: globalThis.DragEvent) {
      const [id, paragraph] = [dragged.current, paragraphUnder(event)];
      ends();
      if (id === null || !paragraph) return;
      event.preventDefault();
      drop.current(id, wholeParagraphs(paragraph, paragraph));
    }
    function ends() {
      mark(null);
      dragged.current = null;
    }
    document.addEventListener("dragover", dragsOver);
    document.addEventListener("drop", drops);
    document.addEventListener("dragend", ends);
    return () => {
      document.removeEventListener("dragover", dragsOver);
      document.removeEventListener("drop", drops);
      document.removeEventListener("dragend", ends);
    };
  }, []);

  return {
    onDragStart(id, event) {
      dragged.current = id;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", event.currentTarget.textContent ?? "");
    },
  };
}

const paragraphUnder = ({ target }: globalThis.DragEvent): HTMLElement | null =>
  target instanceof Node && document.getElementById("text")?.contains(target)
    ? paragraphAround(target)
    : null;
