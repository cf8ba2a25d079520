/** Words a minute at which people read a text they mean to talk about. */
const PACE = 200;

/** Beyond this nobody plans in minutes. */
const MOST_MINUTES = 90;

/** How long a text takes, in minutes or, of a long one, in hours; the other is 0. */
export function timeToRead(words: number): { minutes: number; hours: number } {
  const minutes = Math.max(1, Math.round(words / PACE));
  return minutes <= MOST_MINUTES ? { minutes, hours: 0 } : { minutes: 0, hours: Math.round(minutes / 60) };
}
