import { PARSING } from "./limits";

/** Whole seconds of the processor that reading a file of that size may take. */
export const timeToParse = (bytes: number): number =>
  Math.min(PARSING.seconds + Math.floor(bytes / PARSING.bytesPerSecond), PARSING.mostSeconds);
