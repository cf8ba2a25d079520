import { layOverlay } from "./overlay-marks";
import { type ColumnStretch, rangesOf } from "./text-points";

/** Marks of one section by layer. */
export type Layers = ReadonlyMap<string, readonly ColumnStretch[]>;

/** Paints over the text; the text's DOM is never touched. */
export type Painter = {
  /** Puts these stretches in the place of all that a layer had: for what is pointed at. */
  paint: (layer: string, stretches: readonly ColumnStretch[]) => void;
  /** The same for one section, whose marks may be many: to be gone through step by step, and seen once it is at its end. */
  place: (section: number, layers: Layers) => Iterable<void>;
  clear: () => void;
};

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
  const placed = new Map<number, Map<string, Range[]>>();
  // What the page has painted as it came stays until the first section is placed.
  let first = new Map(ORDER.map((layer) => [layer, [...(CSS.highlights.get(layer) ?? [])]]));
  const layerOf = (name: string): Highlight => {
    const highlight = CSS.highlights.get(name) ?? new Highlight();
    highlight.priority = ORDER.indexOf(name);
    CSS.highlights.set(name, highlight);
    return highlight;
  };
  return {
    paint(layer, stretches) {
      const highlight = layerOf(layer);
      highlight.clear();
      for (const range of stretches.flatMap(rangesOf)) highlight.add(range);
    },
    *place(section, layers) {
      const ranges = new Map<string, Range[]>();
      for (const [layer, stretches] of layers) {
        const made: Range[] = [];
        ranges.set(layer, made);
        for (const stretch of stretches) {
          made.push(...rangesOf(stretch));
          yield;
        }
      }
      for (const [layer, old] of [...first, ...(placed.get(section) ?? [])])
        for (const range of old) CSS.highlights.get(layer)?.delete(range);
      first = new Map();
      for (const [layer, made] of ranges) {
        const highlight = layerOf(layer);
        for (const range of made) highlight.add(range);
      }
      placed.set(section, ranges);
    },
    clear() {
      for (const layer of ORDER) CSS.highlights.delete(layer);
    },
  };
}

function overlayPainter(overlay: HTMLElement): Painter {
  const pointed = new Map<string, readonly ColumnStretch[]>();
  const placed = new Map<number, Layers>();
  const lay = () => {
    const layers = new Map(pointed);
    for (const section of placed.values())
      for (const [layer, stretches] of section)
        layers.set(layer, [...(layers.get(layer) ?? []), ...stretches]);
    layOverlay(overlay, layers, ORDER);
  };
  const resized = new ResizeObserver(lay);
  const text = document.getElementById("text");
  for (const section of text?.children ?? []) resized.observe(section);
  return {
    paint(layer, stretches) {
      pointed.set(layer, stretches);
      lay();
    },
    place(section, layers) {
      placed.set(section, layers);
      lay();
      return [];
    },
    clear() {
      resized.disconnect();
      overlay.replaceChildren();
    },
  };
}
