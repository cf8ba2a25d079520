/** A line of verse is seldom longer; an address or a signature has as many lines, and is read as well line by line. */
const LONGEST_LINE = 80;

/** Whether lines that somebody broke by hand are meant to stand by themselves. */
export function isStanza(text: string): boolean {
  const lines = text.split("\n");
  return lines.length > 1 && lines.every((line) => line.trim().length <= LONGEST_LINE);
}
