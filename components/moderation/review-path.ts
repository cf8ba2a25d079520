export const REVIEW_SHOWN = ["all", "flagged", "held", "appeals", "texts", "requests", "decided"] as const;
export type ReviewShown = (typeof REVIEW_SHOWN)[number];

/** Without scripts and with them: what is shown is said by the address. */
export const reviewPath = (slug: string, shown: ReviewShown = "all") =>
  `/groups/${slug}/review${shown === "all" ? "" : `?show=${shown}`}`;
