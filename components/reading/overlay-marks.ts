import { type ColumnStretch, rangesOf } from "./text-points";

/** For browsers without highlights of their own: a box under every line of every mark. */
export function layOverlay(
  overlay: HTMLElement,
  layers: ReadonlyMap<string, readonly ColumnStretch[]>,
  order: readonly string[],
): void {
  const origin = overlay.getBoundingClientRect();
  const boxes = order.flatMap((layer) =>
    (layers.get(layer) ?? []).flatMap(rangesOf).flatMap((range) =>
      [...range.getClientRects()].map((line) => {
        const box = document.createElement("div");
        box.dataset.layer = layer.replace(/-\d$/, "");
        box.style.cssText = `position:absolute;left:${line.left - origin.left}px;top:${line.top - origin.top}px;width:${line.width}px;height:${line.height}px`;
        return box;
      }),
    ),
  );
  overlay.replaceChildren(...boxes);
}
