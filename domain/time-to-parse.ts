import { PARSING } from "./limits";

/** Seconds that a file of that size may be read for. */
export const timeToParse = (bytes: number): number =>
  Math.min(PARSING.seconds + bytes / PARSING.bytesPerSecond, PARSING.mostSeconds);
