import { LIST_DEPTH } from "./limits";

/** In how many lists an item stands: 1 where it says nothing, and none deeper than can be shown. */
export const listDepth = ({ depth }: { depth?: unknown }): number =>
  Math.min(Math.max(Math.trunc(Number(depth)) || 1, 1), LIST_DEPTH);
