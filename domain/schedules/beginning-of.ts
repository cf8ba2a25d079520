/** Enough to know a paragraph again, and no more than fits a line of a phone. */
const LENGTH = 44;

/** The first words of a paragraph, whole ones where it is written in words. */
export function beginningOf(text: string): string {
  const line = text
    .slice(0, 2 * LENGTH)
    .replace(/\s+/gu, " ")
    .trim();
  if (line.length <= LENGTH && text.length <= 2 * LENGTH) return line;
  const cut = line.slice(0, LENGTH).replace(/\p{Cs}$/u, "");
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), 0)) || cut;
  return `${words.replace(/[\s,;:.–—-]+$/u, "")} …`;
}
