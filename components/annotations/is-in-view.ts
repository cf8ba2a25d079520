/** Heights in pixels. */
type Shown = {
  height: number;
  /** How much of that is on the screen. */
  shown: number;
  /** Of the window, or of the sheet in which it scrolls. */
  room: number;
};

/** Less is missing than a line of words is high. */
const ALL = 0.98;

/** More than what one reads past on the way to something else. */
const MOST = 2 / 3;

/** Whether one can read it where it stands: all of it, or as much as the window takes of something tall. */
export function isInView({ height, shown, room }: Shown): boolean {
  return shown > 0 && (shown >= height * ALL || shown >= room * MOST);
}
