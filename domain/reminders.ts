/** How long before something is due people can be reminded: as late as the way there, as early as a weekend for it. */
export const REMIND_HOURS = [1, 3, 12, 24, 48, 96, 168] as const;
