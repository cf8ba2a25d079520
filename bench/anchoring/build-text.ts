import { chanceFrom } from "@/tests/support/correct-text";

const SYLLABLES = "ba de fi go lu men nar os pe qui rel sta ti vor wen yl za cho dra thi".split(" ");

/** A text of paragraphs with as many words as novels have, some of them in every sentence and most of them hardly ever (Zipf). */
export function buildText(paragraphs: number): string[] {
  const chance = chanceFrom(11);
  const below = (end: number) => Math.floor(chance() * end);
  const vocabulary = Array.from({ length: 20_000 }, (_, rank) =>
    Array.from({ length: 1 + (rank > 50 ? 1 : 0) + below(3) }, () => SYLLABLES[below(SYLLABLES.length)]).join(
      "",
    ),
  );
  const word = () => vocabulary[Math.floor(vocabulary.length ** chance()) - 1] ?? "ba";
  const sentence = () => {
    const words = Array.from({ length: 6 + below(18) }, word).join(" ");
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  return Array.from({ length: paragraphs }, () => Array.from({ length: 1 + below(5) }, sentence).join(" "));
}
