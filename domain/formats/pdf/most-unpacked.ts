import { PDF_UNPACKED } from "../../limits";

/** Bytes that the streams of a PDF of that size may be unpacked to. */
export const mostUnpacked = (size: number): number =>
  Math.min(Math.max(PDF_UNPACKED.unharmfulBytes, PDF_UNPACKED.timesItsSize * size), PDF_UNPACKED.bytes);
