export const [WOODS, FACTS, DEATH, HEN] = [
  "I went to the woods because I wished to live deliberately, and to be alone there.",
  "To front only the essential facts of life, and see if I could not learn what it had to teach.",
  "And not, when I came to die, discover that I had not lived.",
  "A hen that scratches in the yard has never asked for a larger garden than this one.",
] as const;

/** A file whose paragraphs are these and no others. */
export const editionFile = (...paragraphs: string[]) => ({
  bytes: new TextEncoder().encode(paragraphs.join("\n\n")),
  format: "text" as const,
  asIs: true,
});
