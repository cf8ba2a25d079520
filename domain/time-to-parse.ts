import { PARSING } from "./limits";

/** Whole seconds that a file of that size may be read for. */
export const timeToParse = (bytes: number): number =>
  Math.min(PARSING.seconds + Math.ceil(bytes / PARSING.bytesPerSecond), PARSING.mostSeconds);
