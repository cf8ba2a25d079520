import { generate } from "lean-qr";

/** A square of dark and light cells, the dark ones as the path of an SVG; the margin is for whoever draws it. */
export type QrCode = { size: number; path: string };

export function qrCodeOf(text: string): QrCode {
  const code = generate(text);
  const cells = Array.from({ length: code.size * code.size }, (_, at) => [
    at % code.size,
    Math.floor(at / code.size),
  ]);
  const dark = cells.filter(([x = 0, y = 0]) => code.get(x, y));
  return { size: code.size, path: dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join("") };
}
