import type { ImportWarning } from "../decode-text";

/** Pictures that say nothing in words are not taken along, and whoever imports is told. */
export const picturesLeftOut = (count: number): ImportWarning[] =>
  count > 0 ? [{ code: "import.pictures-left-out", values: { count } }] : [];
