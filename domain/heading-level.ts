/** 1 is the highest that a text has; the page's title stands above it. */
export const headingLevel = ({ level }: { level?: unknown }): number =>
  Math.min(Math.max(Number(level) || 1, 1), 5);
