import { storableText } from "../bodies/storable-text";

const SAYS_NOTHING =
  /^(?:untitled|unnamed|document|text|file|paste|new|download|stdin|import|blob)?[\s\d()]*$/i;

/** `did-leninism_lead.txt` is "Did leninism lead"; null where the name says nothing. */
export function titleFromName(name: string | undefined): string | null {
  const base =
    storableText(name ?? "")
      .split(/[\\/]/)
      .at(-1) ?? "";
  const words = base
    .replace(/\.[a-z\d]{1,8}$/i, "")
    .replace(/[-_\s]+/g, " ")
    .trim();
  return SAYS_NOTHING.test(words) ? null : words.charAt(0).toUpperCase() + words.slice(1);
}

const LONGEST_OPENING = 60;

/** The first words of a text, for a title where nothing better is known. */
export function openingWords(text: string): string {
  const words = text.trim().split(/\s+/);
  const first = [...(words[0] ?? "")].slice(0, LONGEST_OPENING).join("");
  let opening = first;
  for (const word of words.slice(1)) {
    if (opening.length + 1 + word.length > LONGEST_OPENING) return `${opening} …`;
    opening += ` ${word}`;
  }
  return opening;
}
