/** Words a minute at which people read a text they mean to talk about. */
const PACE = 200;

export const minutesToRead = (words: number): number => Math.max(1, Math.round(words / PACE));
