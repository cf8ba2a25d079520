import type { Random } from "./random";

const BEGINNINGS = "b br c ch d dr f fl g gr h j k l m n p pl qu r s sh sl st t tr v w".split(" ");
const MIDDLES = "a ai e ea i o oa ou u".split(" ");
const ENDS = "d ft k l ll m n nd ng r rn s st t th".split(" ");

/** Short words stand first and are used most, as in any language. */
const VOCABULARY = 4_000;

export type Writer = {
  /** Sentences of so many words together. */
  write: (words: number) => string;
};

function inventWord(random: Random, syllables: number): string {
  let word = "";
  for (let n = 0; n < syllables; n++) word += random.pick(BEGINNINGS) + random.pick(MIDDLES);
  return word + (random.next() < 0.6 ? random.pick(ENDS) : "");
}

/** Somebody who writes in a language that does not exist. */
export function inventWriter(random: Random): Writer {
  const vocabulary = new Set<string>();
  while (vocabulary.size < VOCABULARY)
    vocabulary.add(inventWord(random, vocabulary.size < 300 ? 1 : 1 + random.below(3)));
  const words = [...vocabulary];
  const word = () => words[Math.floor(words.length * random.next() ** 3)] as string;

  function sentence(length: number): string {
    const [first = "", ...rest] = Array.from({ length }, word);
    const written = [first.charAt(0).toUpperCase() + first.slice(1), ...rest];
    const pause = length > 8 ? 3 + random.below(length - 6) : -1;
    if (pause > 0) written[pause] += ",";
    return `${written.join(" ")}.`;
  }

  return {
    write(count) {
      const sentences: string[] = [];
      for (let left = count; left > 0; ) {
        const length = Math.min(left, 6 + random.below(18));
        sentences.push(sentence(length));
        left -= length;
      }
      return sentences.join(" ");
    },
  };
}
