const MARKER = /^\s*([-*•‣◦▪]|\d{1,3}[.)]|\(\d{1,3}\)|[a-z]\))\s+(?=.*[\p{L}\p{N}])/u;

/** What a list item begins with, `-` or `3.`, if the line is one. */
export function markerOf(line: string): string | null {
  return MARKER.exec(line)?.[1] ?? null;
}

export function withoutMarker(line: string): string {
  return line.replace(MARKER, "");
}
