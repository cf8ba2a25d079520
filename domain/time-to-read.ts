/** Words a minute that readers choose from: from aloud, or in another language, to swift. */
export const PACES = [120, 160, 200, 250, 300] as const;

/** At which people read a text they mean to talk about. */
export const USUAL_PACE = 200;

/** Beyond this nobody plans in minutes. */
const MOST_MINUTES = 90;

/** How long a text takes whoever reads so many words a minute, in minutes or, of a long one, in hours; the other is 0. */
export function timeToRead(words: number, pace: number): { minutes: number; hours: number } {
  const minutes = Math.max(1, Math.round(words / pace));
  return minutes <= MOST_MINUTES ? { minutes, hours: 0 } : { minutes: 0, hours: Math.round(minutes / 60) };
}
