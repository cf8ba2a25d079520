import type { Block } from "./text-lines";

/** The lines of one paragraph-to-be. A unit stands alone when blank lines divide it from its neighbours. */
export type Unit = {
  lines: Block;
  layout: "prose" | "verse" | "line";
  standsAlone: boolean;
  /** Which block it is from. */
  block: number;
  /** What it is where the text is a play, and who says it. */
  inPlay?: "speech" | "direction" | "scene";
  speaker?: string;
};
