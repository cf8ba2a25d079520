const DEEDS = ["moved", "shared-out", "renamed", "restored"] as const;

/** What the page says was done last, when its address says so. */
export type SubgroupDeed = (typeof DEEDS)[number];

export const deedIn = (named: string | undefined): SubgroupDeed | null =>
  DEEDS.find((deed) => deed === named) ?? null;
