/** At most so much of the beginning: half of a pair of surrogates is none. */
export const beginningOf = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, "");

/** At most so much of the end. */
export const endingOf = (text: string, length: number): string =>
  text.slice(-length).replace(/^[\udc00-\udfff]/, "");
