import type { Stretch } from "@/domain/passages";
import { layOverlay } from "./overlay-marks";
import { rangesOf } from "./text-points";

/** Paints one layer of marks over the text; the text's DOM is never touched. */
export type Painter = { paint: (layer: string, stretches: readonly Stretch[]) => void; clear: () => void };

const canHighlight = (): boolean => typeof Highlight === "function" && "highlights" in CSS;

/** Later layers are painted over earlier ones. */
const ORDER = [
  "other-1",
  "other-2",
  "other-3",
  "mine-1",
  "mine-2",
  "mine-3",
  "question-1",
  "question-2",
  "question-3",
  "hover",
  "active",
  "composing",
];

/** With the browser's own highlights where it has them, else with boxes laid in `overlay`, behind the text. */
export function makePainter(overlay: HTMLElement): Painter {
  return canHighlight() ? highlightPainter() : overlayPainter(overlay);
}

function highlightPainter(): Painter {
  return {
    paint(layer, stretches) {
      const ranges = stretches.flatMap(rangesOf);
      if (ranges.length === 0) {
        CSS.highlights.delete(layer);
        return;
      }
      const highlight = new Highlight(...ranges);
      highlight.priority = ORDER.indexOf(layer);
      CSS.highlights.set(layer, highlight);
    },
    clear() {
      for (const layer of ORDER) CSS.highlights.delete(layer);
    },
  };
}

function overlayPainter(overlay: HTMLElement): Painter {
  const layers = new Map<string, readonly Stretch[]>();
  const lay = () => layOverlay(overlay, layers, ORDER);
  const resized = new ResizeObserver(lay);
  const text = document.getElementById("text");
  for (const section of text?.children ?? []) resized.observe(section);
  return {
    paint(layer, stretches) {
      layers.set(layer, stretches);
      lay();
    },
    clear() {
      resized.disconnect();
      overlay.replaceChildren();
    },
  };
}
