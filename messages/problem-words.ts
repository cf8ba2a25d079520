import type { Translate } from "./translator";

export type ProblemValues = Record<string, string | number>;

export type CodedProblem = { code: string; values?: ProblemValues };

type Key = Parameters<Translate>[0];

/**
 * What a person reads for a problem: `post.too-long` is `problems.post.too-long`; a code without words gets the general
 * ones. Who lacks a role is told which: `forbidden`, where an organizer may, is `problems.forbidden-organizer`.
 */
export function problemWords(translate: Translate, { code, values }: CodedProblem): string {
  const key = `problems.${values?.needs ? `${code}-${values.needs}` : code}` as Key;
  const words = translate.has(key) ? translate(key, values) : key;
  // The translator answers with the key where it names a whole area: no words for a person.
  return words === key ? translate("problems.unknown") : words;
}
