import { buildReading } from "./build-reading";
import { publishTranslated } from "./publish-translated";

export const ENGLISH = [
  "I went to the woods because I wished to live deliberately.",
  "To front only the essential facts of life, and see what it had to teach.",
  "And not, when I came to die, discover that I had not lived.",
];

/** Of two of its three paragraphs. */
export const GERMAN = [
  "Ich zog in die Wälder, weil ich mit Bedacht leben wollte.",
  "Nur den wesentlichen Tatsachen des Lebens wollte ich gegenübertreten.",
];

/** A reading of it, its translation, and where both stand side by side. */
export async function buildWalden(words = GERMAN) {
  const reading = await buildReading(ENGLISH, "Walden");
  const german = await publishTranslated(reading, words);
  return { reading, german, sideBySide: `${reading.url}?in=${german}&beside` };
}
